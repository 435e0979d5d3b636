//! The portal's own answers as JSON: one answer, or several in a list or under any names.
//!
//! Every object with a `departmentName` is an agency. Its `metrics` are read by their `code`, other lines by the
//! names in `seeds/portal-766.toml`, a group's points by `totalScore` or `score`. What has no name there is passed
//! over. Source of the names: answers recorded in GitHub ChippedTopaz/qd766, tests/fixtures @72417cd9.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::figure::{PortalFigure, Reading};
use super::table::Fault;
use super::table::row::{Of, in_hundredths};
use super::{Group, Line};
use crate::base::calendar::CivilPeriod;
use crate::base::table::Taken;
use crate::base::{Text, text};
use crate::domain::measure::ServiceRate;

/// An object of an answer.
type Object = Map<String, Value>;

/// Reads answers; they name no period, so that it comes from beside the file.
pub(super) fn read(file: &[u8], with: Reading<'_>) -> Result<Taken<Vec<PortalFigure>>, Vec<Fault>> {
    let whole = |vi: &str, en: &str| vec![Fault::new(0, "", vi.to_owned(), en.to_owned())];
    let value: Value = serde_json::from_slice(file).map_err(|error| {
        whole(&format!("không phải là JSON: {error}"), &format!("this is no JSON: {error}"))
    })?;
    let Some(period) = with.period else {
        return Err(whole(
            "số của Cổng dạng JSON không ghi kỳ; chọn kỳ khi nhập",
            "the portal's JSON names no period; name it beside the file",
        ));
    };
    let mut agencies = Vec::new();
    gather(&value, &mut agencies);
    let mut answer =
        Answer { with, period, figures: BTreeMap::new(), faults: Vec::new(), passed: 0 };
    for agency in agencies {
        answer.agency(agency);
    }
    if answer.figures.is_empty() && answer.faults.is_empty() {
        return Err(whole(
            "không thấy cơ quan nào có số của bộ chỉ số",
            "no agency with a figure of the board was found",
        ));
    }
    if !answer.faults.is_empty() {
        return Err(answer.faults);
    }
    let passed = answer.passed;
    let note = Text {
        vi: format!("{passed} chỉ tiêu không có trong bộ chỉ số, đã bỏ qua"),
        en: format!("{passed} metric(s) that are not on the board were passed over"),
    };
    let notes = if passed > 0 { vec![note] } else { Vec::new() };
    Ok(Taken { rows: answer.figures.into_values().collect(), notes })
}

/// Every object that names an agency, at any depth.
fn gather<'v>(value: &'v Value, found: &mut Vec<&'v Object>) {
    match value {
        Value::Object(object) if object.contains_key("departmentName") => found.push(object),
        Value::Object(object) => object.values().for_each(|each| gather(each, found)),
        Value::Array(all) => all.iter().for_each(|each| gather(each, found)),
        _ => {}
    }
}

struct Answer<'a> {
    with: Reading<'a>,
    period: CivilPeriod,
    figures: BTreeMap<(String, String), PortalFigure>,
    faults: Vec<Fault>,
    /// Metrics that are not on the board.
    passed: usize,
}

impl<'a> Answer<'a> {
    fn agency(&mut self, object: &Object) {
        let name = object.get("departmentName").and_then(Value::as_str).unwrap_or_default();
        let name = text::tone_first(&text::one_line(name));
        if name.is_empty() {
            self.fault("departmentName", &name, "agency", ("không có tên", "it has no name"));
            return;
        }
        let mut group = self.metrics(object, &name);
        let board = self.with.board;
        for (of, line) in board.lines() {
            if let Some(rate) = self.counted(object, line, &name) {
                // A line that is its group has the group's points.
                let is_alone = of.lines.len() == 1;
                let points = if is_alone { self.score(object, &name) } else { None };
                self.keep(&name, Of::Line(line), (Some(rate), points));
                group = Some(of);
            }
        }
        let group = group.or_else(|| self.by_maximum(object));
        let points = self.score(object, &name);
        if let Some((group, points)) = group.zip(points) {
            self.keep(&name, Of::Group(group), (None, Some(points)));
        }
    }

    /// Lines by the codes of their metrics; the group they are of.
    fn metrics(&mut self, object: &Object, name: &str) -> Option<&'a Group> {
        let mut group = None;
        let metrics = object.get("metrics").and_then(Value::as_array);
        for metric in metrics.into_iter().flatten().filter_map(Value::as_object) {
            let code = metric.get("code").and_then(Value::as_str).unwrap_or_default();
            let board = self.with.board;
            let Some((of, line)) = board.lines().find(|(_, line)| line.code == code) else {
                self.passed += 1;
                continue;
            };
            group = Some(of);
            let [good, all] =
                ["numerator", "denominator"].map(|part| self.count(metric, part, name));
            let rate = good.zip(all).map(|(good, all)| ServiceRate { good, all });
            let points = line.most.and_then(|_| self.score(metric, name));
            if rate.is_some() || points.is_some() {
                self.keep(name, Of::Line(line), (rate, points));
            }
        }
        group
    }

    /// A line by the names of its counts, where the answer has them all.
    fn counted(&mut self, object: &Object, line: &Line, name: &str) -> Option<ServiceRate> {
        let (below, above) = line.count.split_last()?;
        if !line.count.iter().all(|each| object.get(each).is_some_and(|it| !it.is_null())) {
            return None;
        }
        let all = self.count(object, below, name)?;
        let good = above.iter().map(|each| self.count(object, each, name)).sum::<Option<u64>>()?;
        Some(ServiceRate { good, all })
    }

    /// The only group with this most points.
    fn by_maximum(&self, object: &Object) -> Option<&'a Group> {
        let most =
            ["totalMaxScore", "maxScore"].iter().find_map(|each| object.get(*each))?.as_u64();
        let board = self.with.board;
        let mut groups = board.groups.iter().filter(|group| Some(u64::from(group.most)) == most);
        groups.next().filter(|_| groups.next().is_none())
    }

    fn count(&mut self, object: &Object, field: &str, name: &str) -> Option<u64> {
        let value = object.get(field).filter(|value| !value.is_null())?;
        let count = value.as_u64();
        if count.is_none() {
            let (vi, en) = (
                format!("{value} không phải là số nguyên không âm"),
                format!("{value} is no whole number"),
            );
            self.fault(field, name, "numerator", (&vi, &en));
        }
        count
    }

    fn score(&mut self, object: &Object, name: &str) -> Option<u64> {
        let value = ["totalScore", "score"].iter().find_map(|each| object.get(*each))?;
        if value.is_null() {
            return None;
        }
        let points = value.as_f64().and_then(in_hundredths);
        if points.is_none() {
            let (vi, en) =
                (format!("{value} không phải là điểm"), format!("{value} is no number of points"));
            self.fault("score", name, "points", (&vi, &en));
        }
        points
    }

    fn keep(&mut self, name: &str, of: Of<'_>, (rate, points): (Option<ServiceRate>, Option<u64>)) {
        let code = of.code();
        for (column, problem) in of.faults(rate, points) {
            self.fault(code, name, column, (&problem.vi, &problem.en));
        }
        let key = (text::same_name(name), code.to_owned());
        let period = self.period;
        let figure =
            PortalFigure { agency: name.to_owned(), period, code: code.to_owned(), rate, points };
        match self.figures.get(&key) {
            Some(known) if *known != figure => {
                let (vi, en) = ("có hai số khác nhau", "there are two that differ");
                self.fault(code, name, "code", (vi, en));
            }
            Some(_) => {}
            None => {
                self.figures.insert(key, figure);
            }
        }
    }

    fn fault(&mut self, what: &str, name: &str, column: &'static str, (vi, en): (&str, &str)) {
        let vi = format!("{name}, {what} ({column}): {vi}");
        let en = format!("{name}, {what} ({column}): {en}");
        self.faults.push(Fault::new(0, "", vi, en));
    }
}
