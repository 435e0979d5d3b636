//! Floods: what is taken, what is held apart and thanked all the same, and what becomes of it.

mod answers;
mod doors;
mod gate;
mod hours;
mod petitions;
mod staff_only;
