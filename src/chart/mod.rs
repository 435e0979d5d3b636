//! Scorecards as SVG. PURE.
