//! What the pages of several subjects need: figures, units and counters, evidence, blocks of a page.

pub mod board;
pub mod casework;
pub mod chart_file;
pub mod civil_period;
pub mod codes;
pub mod columns;
pub mod document;
pub mod evidence;
pub mod exported;
pub mod figures;
pub mod imports;
pub mod measured;
pub mod narrowing;
pub mod pdf;
pub mod period;
pub mod places;
pub mod raster;
pub mod remarks;
pub mod restated;
pub mod settings;
pub mod table_file;
pub mod trial;
pub mod typeface;
pub mod waves;
pub mod worklist;
