//! Holds `src/domain/remark/`.

mod batch;
mod state;
