//! What wants attention, in words and with the way to it: for the morning page and for mail.

mod fall;
mod words;

use chrono::Timelike;

use super::{places, remarks};
use crate::app::App;
use crate::base::calendar::office_day;
use crate::base::{Lang, format};
use crate::domain::account::Role;
use crate::domain::backup::{BackupAge, OnSchedule, stands};
use crate::domain::measure::is_share;
use crate::domain::remark::State;
use crate::domain::survey::Catalogue;
use crate::domain::unit::{Touchpoint, Unit};
use crate::domain::worklist::{
    BurstItem, DiskItem, DossierTask, HeldApart, LowRateItem, PetitionSum, QuietItem, Shortfall,
    SignalItem, Subject, Urgency, WorkItem,
};
use crate::stats::{Meaning, Rule};
use crate::store::RemarkFilter;
use crate::store::worklist::gather::{Sources, Visibility};
use crate::web::auth::permission::{
    ApproveAnswers, ManageStaff, Permission, ReadBatches, ReadPetitions, ReadRemarks,
};
use crate::web::paths;
use words::Words;

/// What the account of this name and role may hear of; petitions are the whole office's.
pub fn sight((staff, role): (&str, Role), units: &[String]) -> Visibility {
    Visibility {
        staff: staff.to_owned(),
        petitions: ReadPetitions::is_given_to(role) && units.is_empty(),
        approves: ApproveAnswers::is_given_to(role) && units.is_empty(),
        remarks: ReadRemarks::is_given_to(role),
        batches: ReadBatches::is_given_to(role) && units.is_empty(),
        server: ManageStaff::is_given_to(role) && units.is_empty(),
        units: units.to_vec(),
    }
}

/// Where work items come from.
pub fn sources(app: &App) -> Sources<'_> {
    Sources {
        store: &app.store,
        instruments: &app.instruments,
        rules: app.rules(),
        dossiers: &app.dossiers,
        k: app.k(),
        hours: &app.hours,
        today: office_day(app.clock.now()),
        disk_free: app.monitor.readings().disk_free,
        least_disk: app.config.least_disk,
        old_backup: old_backup(app),
    }
}

/// A work item in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// What it is about: `Phản ánh, kiến nghị số 12`.
    pub what: String,
    /// What about it.
    pub why: String,
    /// Where to go.
    pub path: String,
}

/// Names of what work items are about.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    /// The units.
    pub units: &'a [Unit],
    /// The touchpoints.
    pub touchpoints: &'a [Touchpoint],
    /// The instruments.
    pub instruments: &'a Catalogue,
    /// The language.
    pub lang: Lang,
}

/// How soon, in a word.
pub fn urgency(urgency: Urgency, lang: Lang) -> &'static str {
    Words::of(lang).urgency(urgency)
}

/// What a signal is, in a word.
pub fn meaning(meaning: Meaning, lang: Lang) -> &'static str {
    Words::of(lang).meaning(meaning)
}

/// A work item as a sentence.
pub fn say(matter: &WorkItem, names: Names<'_>) -> Said {
    let words = Words::of(names.lang);
    let due = matter.due.map(|day| format::day(day, names.lang)).unwrap_or_default();
    match &matter.subject {
        Subject::Petition(of) => Said {
            what: if of.subject.is_empty() {
                format!("{} {}", words.petition, of.number)
            } else {
                format!("{} {}: {}", words.petition, of.number, of.subject)
            },
            why: format!("{} {due}", if of.unsorted { words.sort } else { words.reply }),
            path: paths::registered(&of.code),
        },
        Subject::Petitions(of) => {
            let count = format::count(of.count, names.lang);
            let (why, state) = match of.sum {
                PetitionSum::More => (words.more_petitions(&count), ""),
                PetitionSum::Publish => (words.publish(&count, &due), "handled"),
                PetitionSum::Approve => (words.approve(&count), ""),
            };
            let what = words.petitions.to_owned();
            Said { what, why, path: paths::with_query(&paths::register(), [("state", state)]) }
        }
        Subject::Task(of) => Said {
            what: format!("{} {}: {}", words.task, of.number, of.title.in_lang(names.lang)),
            why: match matter.urgency {
                Urgency::Late => format!("{} {due}", words.was_due),
                Urgency::Soon | Urgency::Look => format!("{} {due}", words.due),
            },
            path: paths::task(of.year, &of.number),
        },
        Subject::Quiet(of) => quiet(of, names),
        Subject::Burst(of) => burst(of, names),
        Subject::HeldApart(of) => held_apart(*of, names.lang),
        Subject::Low(of) => low(of, names),
        Subject::Signal(of) => signal(of, names),
        Subject::Fall(of) => fall::fall(of, names),
        Subject::Dossiers(of) => {
            let count = format::count(of.count, names.lang);
            Said {
                what: words.dossiers.to_owned(),
                why: match of.task {
                    DossierTask::Finish => words.finish(&count, &due),
                    DossierTask::Apologise => words.apologise(&count, &due),
                    DossierTask::Hurry => words.hurry(&count, &due),
                },
                path: paths::late_dossiers(),
            }
        }
        Subject::Remarks(of) => {
            let unread = RemarkFilter { state: Some(State::Unread), ..RemarkFilter::default() };
            let since = format::day(of.since, names.lang);
            Said {
                what: words.remarks.to_owned(),
                why: words.unread(&format::count(of.count, names.lang), &since),
                path: remarks::address(&unread, &[]),
            }
        }
        Subject::Disk(of) => disk(*of, names.lang),
        Subject::Backup(of) => backup(*of, names.lang),
    }
}

/// The last backup of an office that is not made up, where it is too old.
fn old_backup(app: &App) -> Option<BackupAge> {
    let readings = app.monitor.readings();
    let schedule = app.config.backup_every.map(|every| OnSchedule { every });
    let instants = (readings.last_backup, readings.first_served);
    (!app.config.demo).then(|| stands(instants, schedule, app.clock.now())).flatten()
}

fn backup(of: BackupAge, lang: Lang) -> Said {
    let words = Words::of(lang);
    let days = format::count(of.days, lang);
    Said {
        what: words.server.to_owned(),
        why: match of.last {
            Some(last) => words.old_backup(&format::day(office_day(last), lang), &days),
            None => words.no_backup(&days),
        },
        path: paths::integrity(),
    }
}

fn disk(of: DiskItem, lang: Lang) -> Said {
    let words = Words::of(lang);
    // Megabytes, as file managers and `--least-disk-mb` have them.
    let [free, least] = [of.free, of.least].map(|bytes| format::count(bytes >> 20, lang));
    Said {
        what: words.server.to_owned(),
        why: words.little_room(&free, &least),
        path: paths::integrity(),
    }
}

fn quiet(of: &QuietItem, names: Names<'_>) -> Said {
    let words = Words::of(names.lang);
    let name = places::name(names.touchpoints, &of.touchpoint, names.lang);
    Said {
        what: format!("{}: {name} ({})", words.quiet, of.touchpoint),
        why: words.silence(
            &format::day(of.last, names.lang),
            of.weeks,
            of.before.answered,
            of.before.weeks,
        ),
        path: format!("{}#{}", paths::touchpoints(), of.touchpoint),
    }
}

fn burst(of: &BurstItem, names: Names<'_>) -> Said {
    let words = Words::of(names.lang);
    let count = |count| format::count(count, names.lang);
    let name = places::name(names.touchpoints, &of.touchpoint, names.lang);
    let hours = format!("{}–{} h", of.hour.hour(), of.hour.hour() + 1);
    let day = format::day(of.hour.date(), names.lang);
    let mut why = vec![words.burst_of(&count(of.at_least), &hours, &day)];
    why.extend(of.closed.then(|| words.burst_closed.to_owned()));
    why.extend(of.usual.map(|usual| words.burst_usual(&count(usual))));
    why.extend(of.apart.then(|| words.burst_apart.to_owned()));
    Said {
        what: format!("{}: {name} ({})", words.burst, of.touchpoint),
        why: format!("{}.", why.join("; ")),
        path: format!("{}#{}", paths::touchpoints(), of.touchpoint),
    }
}

fn held_apart(of: HeldApart, lang: Lang) -> Said {
    let words = Words::of(lang);
    let count = |count| format::count(count, lang);
    match of {
        HeldApart::Batches { batches, answers } => Said {
            what: words.apart.to_owned(),
            why: words.apart_batches(&count(batches), &count(answers)),
            path: format!("{}?show=apart", paths::batches()),
        },
        HeldApart::Petitions(waiting) => Said {
            what: words.apart_petitions_title.to_owned(),
            why: words.apart_petitions(&count(waiting)),
            path: paths::register_apart(),
        },
    }
}

fn low(of: &LowRateItem, names: Names<'_>) -> Said {
    let words = Words::of(names.lang);
    let index = format::two_decimals(of.value, names.lang);
    let index =
        if names.instruments.newest(&of.instrument).is_some_and(|i| is_share(i.formula.method)) {
            format!("{index}%")
        } else {
            index
        };
    Said {
        what: title(&of.instrument, names),
        why: match of.shortfall {
            Shortfall::Sure { items } => words.missed(&index, items),
            Shortfall::Open { more } => {
                let more = more.map(|more| format::count(more, names.lang));
                words.undecided(&index, more.as_deref())
            }
        },
        path: paths::office_instrument(&of.instrument),
    }
}

fn signal(of: &SignalItem, names: Names<'_>) -> Said {
    let words = Words::of(names.lang);
    let week = format::day(of.week, names.lang);
    let [share, usual] = [of.share, of.centre].map(|share| format::percent(share, names.lang));
    let why = match (of.rule, of.direction) {
        (Rule::Run, Some(side)) => words.run(of.weeks, words.side(side), &usual, &week, &share),
        _ => words.outside(&week, &share, &usual),
    };
    Said {
        what: title(&of.instrument, names),
        why: format!("{}: {why}", meaning(of.meaning, names.lang)),
        path: paths::office_instrument(&of.instrument),
    }
}

fn title(instrument: &str, names: Names<'_>) -> String {
    let known = names.instruments.newest(instrument);
    known.map_or_else(|| instrument.to_owned(), |known| known.title.in_lang(names.lang).to_owned())
}
