//! Lists as files. Pure.

use chrono::NaiveDate;

use super::score::Line;
use super::view::Late;
use crate::base::csv::{begun, finished, harmless};
use crate::pages::shared::casework::Score;

/// The columns of the list of late dossiers; stable, because programs read the file.
pub(super) const LATE: [&str; 12] = [
    "dossier_code",
    "procedure_code",
    "touchpoint",
    "unit",
    "received",
    "due",
    "completed",
    "state",
    "working_days_late",
    "apology_sent",
    "apology_new_due",
    "apology_in_due_form",
];

/// A row of the list of late dossiers.
pub(super) fn late(late: &Late, today: NaiveDate) -> Vec<String> {
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let dossier = &late.kept.dossier;
    let cells = [
        dossier.code.clone(),
        dossier.procedure.clone(),
        dossier.touchpoint.clone(),
        late.kept.unit.clone(),
        dossier.received.to_string(),
        dossier.due.to_string(),
        day(dossier.completed),
        dossier.standing(today).code().to_owned(),
        late.days.to_string(),
        day(late.apology.map(|(apology, _)| apology.sent)),
        day(late.apology.and_then(|(apology, _)| apology.new_due)),
        matches!(late.apology, Some((_, true))).to_string(),
    ];
    cells.iter().map(|cell| harmless(cell)).collect()
}

/// The one-stop points of a period.
pub(super) fn points(score: &Score, lines: &[Line]) -> ::csv::Result<Vec<u8>> {
    let figure = |figure: Option<f64>| figure.map(|it| format!("{it:.4}")).unwrap_or_default();
    let mut file = begun();
    file.write_record(["period", "indicator", "own", "source", "n", "appraised", "reason"])?;
    let period = score.period.to_string();
    for line in lines {
        let cells = [
            period.clone(),
            format!("k{}", line.indicator),
            figure(line.own),
            line.source.unwrap_or_default().to_owned(),
            line.n.map(|n| n.to_string()).unwrap_or_default(),
            figure(line.appraised),
            line.reasons.join(" | "),
        ];
        file.write_record(cells.iter().map(|cell| harmless(cell)))?;
    }
    let appraised = score.appraised.as_ref().and_then(|(_, agency)| agency.total);
    let total = [
        period,
        "total".to_owned(),
        figure(score.own.total),
        String::new(),
        score.own.dossiers.to_string(),
        figure(appraised),
        String::new(),
    ];
    file.write_record(total)?;
    finished(file)
}
