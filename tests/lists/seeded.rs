//! Registers of a province, written past the store: a few hundred different rows of each kind, and as many copies as
//! it takes.

use std::fmt::Write;

/// Different rows of each kind.
const DIFFERENT: u32 = 250;

/// How many rows of each kind.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Size {
    /// Petitions, of which some hundred are open.
    pub(crate) petitions: u32,
    /// Dossiers, of which a twentieth is open.
    pub(crate) dossiers: u32,
    /// Remarks, and entries of the audit log.
    pub(crate) remarks: u32,
    /// Sheets of fifty paper forms each, and a quarter as many drafts of surveys.
    pub(crate) sheets: u32,
    /// Counters of ten waves, each with answers on each of the last 91 days.
    pub(crate) counters: u32,
}

/// The statements that make them up; they are text for either database.
pub(crate) fn statements(size: Size) -> Vec<String> {
    let mut all = vec![
        "insert into office values ('o', 'Sở', 'Office', 'UBND', 'PC', '', '', '', '')".to_owned(),
        "insert into unit (code, office, name_vi, name_en) values ('u1', 'o', 'Một', 'One'), ('u2', 'o', 'Hai', 'Two')"
            .to_owned(),
        "insert into procedure (code, name_vi, name_en, illustrative)
         values ('p1', 'Một', 'One', true), ('p2', 'Hai', 'Two', true)".to_owned(),
        "insert into touchpoint (code, office, unit, name_vi, name_en, instrument, tier, procedures)
         values ('T1', 'o', 'u1', 'Một', 'One', 'sipas-counter', 'open', ''),
                ('T2', 'o', 'u2', 'Hai', 'Two', 'sipas-counter', 'open', '')"
            .to_owned(),
        "insert into remark_release (number, released, remarks) values (1, '2026-11-01', 10)".to_owned(),
    ];
    all.extend(petitions(size.petitions));
    all.extend(dossiers(size.dossiers));
    all.extend(remarks(size.remarks));
    all.extend(batches_and_tasks());
    all.extend(surveys_and_paper(size));
    all
}

/// A day of the three years before December 2026.
fn day(at: u32) -> String {
    format!("{}-{:02}-{:02}", 2024 + at * 3 / DIFFERENT, 1 + at % 11, 1 + at % 28)
}

/// Copies `rows`, whose key is `key`, until there are `most`.
fn copies(table: &str, key: &str, columns: &str, most: u32) -> String {
    let selected = columns.replace(key, &format!("{key} || '-' || cast(i as text)"));
    format!(
        "with recursive n(i) as (select 1 union all select i + 1 from n where i < {})
         insert into {table} ({columns}) select {selected} from {table}, n",
        most / DIFFERENT - 1
    )
}

fn petitions(most: u32) -> Vec<String> {
    let text = "Tôi đến quầy từ sáng sớm nhưng phải chờ rất lâu mới được gọi. ".repeat(12);
    let mut rows = String::new();
    for at in 0..DIFFERENT {
        let (received, unit) = (day(at), if at % 2 == 0 { "'u1'" } else { "'u2'" });
        let state = if at % 50 == 49 { "handling" } else { "published" };
        let open = state == "handling";
        let done = if open {
            "null, null, null, null".to_owned()
        } else {
            format!("'{received}', '{text}', 'Đã mở thêm quầy.', '{received}'")
        };
        let owed =
            if open { format!("'{received}', '{received}'") } else { "null, null".to_owned() };
        let comma = if at == 0 { "" } else { "," };
        write!(
            rows,
            "{comma}('P{at}', {at} + 1, '', 'report', 'Chờ lâu', '{text}', {unit}, '{received}', '', '{state}',
             {done}, '{received}', {owed}, 'cho lau {at}', 'cho lau {at}', 'cho lau', 'Chờ lâu', 'Trả lời')"
        )
        .expect("a text takes what is written");
    }
    let columns = "code, number, body_mac, kind, subject, body, unit, received, sealed, state, answered, public_body,
         answer, published, reply_due, act_due, warn_from, words, words_masked, search, public_subject, public_answer";
    let numbered = copies("petition", "code", columns, most).replace(
        "select code || '-' || cast(i as text), number,",
        &format!("select code || '-' || cast(i as text), number + {DIFFERENT} * i,"),
    );
    vec![format!("insert into petition ({columns}) values {rows}"), numbered]
}

fn dossiers(most: u32) -> Vec<String> {
    let mut rows = String::new();
    for at in 0..DIFFERENT {
        let received = day(at);
        let completed = if at % 20 == 19 {
            "null, null".to_owned()
        } else {
            format!("'{}', 'granted'", day((at + at % 3).min(DIFFERENT - 1)))
        };
        let place = if at % 2 == 0 { "'p1', 'T1', 'u1'" } else { "'p2', 'T2', 'u2'" };
        let comma = if at == 0 { "" } else { "," };
        write!(
            rows,
            "{comma}('H{at}', {place}, '{received}', '{}', {completed}, 1)",
            day((at + 1).min(DIFFERENT - 1))
        )
        .expect("a text takes what is written");
    }
    let columns = "code, procedure, touchpoint, unit, received, due, completed, outcome, entries";
    vec![
        format!("insert into dossier ({columns}) values {rows}"),
        copies("dossier", "code", columns, most),
    ]
}

fn remarks(most: u32) -> Vec<String> {
    let (mut rows, mut public, mut log) = (String::new(), String::new(), String::new());
    for at in 0..DIFFERENT {
        let (batch, comma) = (day(at), if at == 0 { "" } else { "," });
        let state = ["unread", "read", "done"][at as usize % 3];
        let place = if at % 2 == 0 { "'T1', 'u1'" } else { "'T2', 'u2'" };
        write!(
            rows,
            "{comma}('R{at}', 'sipas-counter', 'S{at}', {place}, ' cho lau ', '{state}', '', true, 'x', '{batch}',
             '{batch}', false, '', 'Chờ lâu quá')"
        )
        .expect("a text takes what is written");
        write!(public, "{comma}('R{at}', 1, 'Chờ lâu quá', '2026-11', 'T1', false)")
            .expect("a text takes what is written");
        write!(log, "{comma}({at} + 1, {at} * 1000, 'account', 'lan', 'petition.moved', 'petition', 'P{at}', 'u1', 'a', 'b', '', '')")
            .expect("a text takes what is written");
    }
    let columns = "id, instrument, response, touchpoint, unit, words, state, note, by_hand, reading, batch_from,
         batch_to, redacted, publication, body";
    let shown = "remark, release, body, month, touchpoint, taken_back";
    let entry = "number, at, actor_kind, actor, action, subject_kind, subject, unit, value_before, value_after, previous,
         hash";
    vec![
        format!("insert into remark ({columns}) values {rows}"),
        copies("remark", "id", columns, most).replace("instrument, response,", "instrument, response || '-' || cast(i as text),").replacen("instrument, response || '-' || cast(i as text),", "instrument, response,", 1),
        format!("insert into public_remark ({shown}) values {public}"),
        copies("public_remark", "remark", shown, most),
        "insert into remark_topic (remark, topic) select id, 'waiting' from remark".to_owned(),
        format!("insert into audit ({entry}) values {log}"),
        format!(
            "with recursive n(i) as (select 1 union all select i + 1 from n where i < {})
             insert into audit ({entry}) select number + {DIFFERENT} * i, at + {DIFFERENT}000 * i, actor_kind, actor,
                 action, subject_kind, subject, unit, value_before, value_after, previous, hash from audit, n",
            most / DIFFERENT - 1
        ),
        "update audit_head set number = (select max(number) from audit)".to_owned(),
    ]
}

/// Days on which each of them had answers: 30 of November, 31 of October, 30 of September.
const DAYS: u32 = 91;

/// Drafts, sheets with their forms, and counters in ten waves of which each is in all, with a batch for each of
/// 91 days.
fn surveys_and_paper(Size { sheets, counters, .. }: Size) -> Vec<String> {
    let numbers = |most: u32| {
        format!("with recursive n(i) as (select 1 union all select i + 1 from n where i < {most})")
    };
    let draft = include_str!("../../surveys/quick.toml").replace('\'', "''");
    let mut all = vec![
        format!(
            "{} insert into survey_draft (id, instrument, version, title_vi, title_en, original, file, revision, state,
                 editors, changed_by, changed_at)
             select 'd' || cast(i as text), 'quick', cast(i as text), 'Đánh giá nhanh', 'Quick rating', 'quick@2026.1',
                 '{draft}', 1, 'open', 'lan', 'lan', i * 1000 from n",
            numbers(sheets / 4)
        ),
        format!(
            "{} insert into paper_bundle (code, instrument, version, office, unit, touchpoint, day, delivered, returned,
                 spoiled, keyed_twice, cover, state, forms, made_by, made_at, closed_by)
             select 's' || cast(i as text), 'quick', '2026.1', 'o', case when i % 2 = 0 then 'u1' else 'u2' end,
                 case when i % 2 = 0 then 'T1' else 'T2' end, received, 50, 50, 0, false, '{{}}', 'open', 0, 'lan',
                 (i / 10) * 1000, '' from n, (select received from dossier where code = 'H7') d",
            numbers(sheets)
        ),
        format!(
            "{} insert into paper_form (bundle, number, entry, key_hash, body_mac, procedure, record, remark, keyed_by)
             select 's' || cast(i / 50 + 1 as text), i % 50 + 1, 1, '', '', null, '4~~~~~~', null, 'lan' from n",
            numbers(sheets * 50 - 1)
        ),
        format!(
            "{} insert into touchpoint (code, office, unit, name_vi, name_en, instrument, tier, procedures)
             select 'W' || cast(i as text), 'o', 'u1', 'Quầy số ' || cast(i as text), 'Counter ' || cast(i as text),
                 'sipas-counter', 'open', '' from n",
            numbers(counters)
        ),
        format!(
            "{} insert into wave (code, name, instrument, first_day, last_day, target, quota, revision)
             select 'W' || cast(i as text), 'Đợt ' || cast(i as text), 'sipas-counter', received, received, null, 5000, 0
             from n, (select received from dossier where code = 'H7') d",
            numbers(10)
        ),
        "insert into wave_touchpoint (wave, touchpoint, quota)
         select wave.code, touchpoint.code, 40 from wave, touchpoint where touchpoint.code like 'W%'"
            .to_owned(),
    ];
    for at in 0..DAYS {
        // The 91 days before December 2026.
        let day = match at {
            0..30 => format!("2026-11-{:02}", 30 - at),
            30..61 => format!("2026-10-{:02}", 61 - at),
            _ => format!("2026-09-{:02}", 91 - at),
        };
        all.push(format!(
            "{} insert into batch (number, instrument, version, wave, office, unit, touchpoint, tier, day, responses,
                 records, durations, procedures, digest, standing, released, merged, revision)
             select 100000 + {at} * {counters} + i, 'quick', '2026.1', '', 'o', 'u1', 'W' || cast(i as text), 'open',
                 '{day}', 5, '{}', '', '', '', 'counted', 0, false, 0 from n",
            numbers(counters),
            "4~~~~~~".repeat(5)
        ));
    }
    all.push("update batch_mark set number = (select max(number) from batch)".to_owned());
    all
}

/// 20,000 batches of some years, 20,000 petitions that wait for the register, and the plans of 40 years.
fn batches_and_tasks() -> [String; 3] {
    let numbers = |most: u32| {
        format!("with recursive n(i) as (select 1 union all select i + 1 from n where i < {most})")
    };
    [
        format!(
            "{} insert into batch (number, instrument, version, wave, office, unit, touchpoint, tier, day, responses,
                 records, durations, procedures, digest, standing, released, merged, revision)
             select i, 'x', '1', '', 'o', 'u1', 'T1', 'open', received, 5, '', '', '', '', 'counted', 0, false, 0
             from n, (select received from dossier where code = 'H7') d",
            numbers(20_000)
        ),
        format!(
            "{} insert into petition_apart (code, body_mac, kind, subject, body, received, at, sealed)
             select 'A' || cast(i as text), '', 'report', 'Chờ lâu', 'Chờ lâu.', received, i, ''
             from n, (select received from dossier where code = 'H7') d",
            numbers(20_000)
        ),
        format!(
            "{} insert into task (year, number, place, title_vi, title_en, task_vi, task_en, requirement_vi,
                 requirement_en, output_vi, output_en, due, due_vi, due_en, lead, coordinating, legal, measure, status,
                 percent, delivered, entries, evidence)
             select 2000 + i / 100, cast(i % 100 + 1 as text), i % 100, 'Việc', 'Task', '', '', '', '', '', '', '', '',
                 '', '', '', '', '', 'doing', 10, '', 0, 0
             from n",
            numbers(4_000)
        ),
    ]
}
