//! The portal's board: its rules, its files, what is kept, the page.

mod commands;
mod pages;
mod points;
mod stored;
mod table;

use hailong::base::calendar::CivilPeriod;
use hailong::domain::portal::{Board, PortalFigure, Reading, table::read};

fn board() -> Board {
    Board::built_in().unwrap()
}

fn period(text: &str) -> CivilPeriod {
    text.parse().unwrap()
}

/// Figures of a file whose rows are of quarter III of 2026.
fn figures(file: &str) -> Vec<PortalFigure> {
    let board = board();
    let with = Reading { board: &board, period: Some(period("2026-Q3")) };
    read(file.as_bytes(), with).unwrap().rows
}

/// Answers of the portal for Phú Thọ, quarter III of 2026, cut to the province and two agencies: GitHub
/// ChippedTopaz/qd766, tests/fixtures/{dvc-progress-tree,formality-online-payment-tree,provide-online-tree,
/// handling-satisfaction}/quarter-all.json @72417cd9.
const ANSWERS: &str = include_str!("data/answers.json");
