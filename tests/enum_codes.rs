//! The codes of enums, which databases, files and addresses hold.

use std::fmt::Debug;
use std::str::FromStr;

use hailong::base::calendar;
use hailong::domain::account;
use hailong::domain::official;
use hailong::domain::plan;
use hailong::domain::survey;
use hailong::domain::worklist::alert;
use hailong::domain::{dossier, petition, remark, unit, worklist};
use hailong::stats;
use hailong::store;
use strum::VariantArray;

/// The variants are written as these codes, in this order, and read back from them.
fn holds<T>(codes: &[&str])
where
    T: VariantArray + Into<&'static str> + FromStr + Copy + Debug + PartialEq,
{
    let written: Vec<&str> = T::VARIANTS.iter().map(|variant| (*variant).into()).collect();
    assert_eq!(written, codes);
    for (variant, code) in T::VARIANTS.iter().zip(codes) {
        assert_eq!(code.parse().ok().as_ref(), Some(variant));
        assert!(code.to_uppercase() == *code || code.to_uppercase().parse::<T>().is_err());
    }
    assert!("other".parse::<T>().is_err());
}

#[test]
fn enum_codes_stay_as_databases_and_addresses_hold_them() {
    holds::<alert::Kind>(&[
        "petition",
        "task",
        "missed",
        "undecided",
        "signal",
        "quiet",
        "dossiers",
        "remarks",
        "flood",
        "server",
    ]);
    holds::<alert::Pace>(&["daily", "at-once"]);
    holds::<calendar::Report>(&["Q1", "H1", "Q3", "Y"]);
    holds::<dossier::Outcome>(&["granted", "refused", "returned"]);
    holds::<dossier::Standing>(&["in-time", "late", "in-progress", "overdue"]);
    holds::<stats::Verdict>(&["reached", "missed", "open"]);
    holds::<petition::Kind>(&["report", "proposal"]);
    holds::<petition::State>(&[
        "new",
        "received",
        "refused",
        "competent",
        "transferred",
        "handling",
        "awaiting",
        "insufficient",
        "handled",
        "published",
    ]);
    holds::<remark::State>(&["unread", "read", "action", "done", "spam"]);
    holds::<official::Level>(&["national", "province", "group", "department", "ward", "commune"]);
    holds::<official::OfficialIndex>(&["par", "sipas", "xhh", "papi"]);
    holds::<store::Publication>(&["", "chosen", "released", "taken-back"]);
    holds::<account::Role>(&[
        "viewer",
        "counter",
        "officer",
        "analyst",
        "manager",
        "inspector",
        "admin",
    ]);
    holds::<store::Scoring>(&["own", "appraised"]);
    holds::<plan::Step>(&["start", "submit", "approve", "return", "reopen"]);
    holds::<plan::TaskStatus>(&["not-started", "doing", "waiting", "done"]);
    holds::<survey::Tier>(&["verified", "open", "assisted", "paper"]);
}

#[test]
fn enum_codes_of_variants_with_fields_stay_too() {
    let actors = [
        store::Actor::Account("an".to_owned()),
        store::Actor::Token("kiosk".to_owned()),
        store::Actor::CommandLine,
        store::Actor::System,
    ];
    assert_eq!(actors.map(|actor| actor.kind()), ["account", "token", "command-line", "system"]);
    let states = [store::MailState::Waiting, store::MailState::Sent, store::MailState::GivenUp];
    assert_eq!(states.map(<&str>::from), ["waiting", "sent", "given-up"]);
    let shortfalls =
        [worklist::Shortfall::Sure { items: 1 }, worklist::Shortfall::Open { more: None }];
    assert_eq!(shortfalls.map(worklist::Shortfall::code), ["missed", "open"]);
    let change = unit::Change::Moved { parent: None };
    assert_eq!((change.code(), unit::Change::Closed.code()), ("moved", "closed"));
    let assignee = plan::Assignee::Unit("VPS".to_owned());
    assert_eq!(assignee.code(), "unit:VPS");
}
