//! Permissions: a handler names the one it needs as a type in its signature.
//!
//! A handler that takes `May<ReadScores>` runs only for roles that have this permission, one that takes
//! `MayEverywhere<ReadScores>` only for those of them that are not limited to units. A new permission is a
//! line in the list below; a new route for staff is a row in `tests/staff/matrix.rs`, which fails without it.

use std::marker::PhantomData;
use std::ops::Deref;

use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};

use super::caller::{self, Caller};
use super::scope::Scope;
use crate::app::App;
use crate::domain::account::Role;
use crate::store::{self, By, Staff};
use crate::web::errors::failure::Failure;

/// A permission.
pub trait Permission {
    /// Those roles.
    const ROLES: &'static [Role];

    /// Whether this role may.
    fn is_given_to(role: Role) -> bool {
        Self::ROLES.contains(&role)
    }
}

macro_rules! permissions {
    ($($(#[$doc:meta])* $name:ident: $roles:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub enum $name {}

        impl Permission for $name {
            const ROLES: &'static [Role] = $roles;
        }
    )*};
}

permissions! {
    /// Sees figures.
    ReadScores: &Role::ALL;
    /// Reads remarks: words may tell who wrote them, so not those who stand at the counter.
    ReadRemarks: &[Role::Viewer, Role::Officer, Role::Analyst, Role::Manager, Role::Inspector, Role::Admin];
    /// Works on remarks: marks them, corrects their topics, chooses some for the public.
    HandleRemarks: &[Role::Officer, Role::Manager, Role::Admin];
    /// Decides about remarks: releases them to the public, takes them back, takes their words out for good.
    DecideRemarks: &[Role::Manager, Role::Admin];
    /// Sees touchpoints and takes their posters.
    ReadTouchpoints: &Role::ALL;
    /// Reads questionnaires and their drafts.
    ReadSurveys: &[Role::Officer, Role::Analyst, Role::Manager, Role::Inspector, Role::Admin];
    /// Writes drafts of questionnaires and submits them.
    EditSurveys: &[Role::Officer, Role::Analyst, Role::Admin];
    /// Publishes or returns drafts that somebody else wrote.
    ReviewSurveys: &[Role::Officer, Role::Analyst, Role::Manager, Role::Admin];
    /// Issues one-time slips: the counter that hands them out, and those above.
    IssueSlips: &[Role::Counter, Role::Officer, Role::Manager, Role::Admin];
    /// Sets up waves of surveys.
    ManageWaves: &[Role::Officer, Role::Manager, Role::Admin];
    /// Enters answers from paper, or for those whom it helps.
    EnterAnswers: &[Role::Counter, Role::Officer, Role::Manager, Role::Admin];
    /// Takes single responses: those who work on data or answer for it.
    Export: &[Role::Analyst, Role::Manager, Role::Admin];
    /// Reads the register of petitions, without names. Not the counter: petitions may be about it.
    ReadPetitions: &[Role::Viewer, Role::Officer, Role::Analyst, Role::Manager, Role::Inspector, Role::Admin];
    /// Sees which batches answers were settled in.
    ReadBatches: &[Role::Analyst, Role::Manager, Role::Inspector, Role::Admin];
    /// Proposes that a batch is taken back.
    TakeBackBatches: &[Role::Manager, Role::Admin];
    /// Decides about batches held apart: not those who are judged by the figures.
    ReviewBatches: &[Role::Inspector, Role::Admin];
    /// Confirms that a batch proposed by somebody else is taken back.
    DecideBatches: &[Role::Manager, Role::Inspector, Role::Admin];
    /// Handles petitions: moves, answers, publishes, opens a seal.
    HandlePetitions: &[Role::Officer, Role::Manager, Role::Admin];
    /// Approves answers to petitions that somebody else wrote, where the office wants a second person.
    ApproveAnswers: &[Role::Manager, Role::Admin];
    /// Sees dossiers and their rates, and takes their file: no dossier names anybody.
    ReadDossiers: &Role::ALL;
    /// Brings dossiers in and writes apologies.
    HandleDossiers: &[Role::Officer, Role::Manager, Role::Admin];
    /// Sees the one-stop points.
    ReadOneStop: &Role::ALL;
    /// Enters the office's own one-stop points.
    ScoreOneStop: &[Role::Officer, Role::Manager, Role::Admin];
    /// Enters an appraisal of them.
    AppraiseOneStop: &[Role::Manager, Role::Admin];
    /// Sees the yearly plan: everybody has a part in it.
    ReadPlan: &Role::ALL;
    /// Works on its tasks: assigns, reports progress, adds evidence.
    WorkPlan: &[Role::Officer, Role::Manager, Role::Admin];
    /// Approves, returns and overrules.
    ApprovePlan: &[Role::Manager, Role::Admin];
    /// Gives the leader's page to those without an account.
    ShareLeaderPage: &[Role::Manager, Role::Admin];
    /// Takes official figures from a file.
    ImportOfficial: &[Role::Manager, Role::Admin];
    /// Sees to one's own password and sessions.
    OwnAccount: &Role::ALL;
    /// Reads the audit log.
    ReadAudit: &[Role::Inspector, Role::Admin];
    /// Records what became of units.
    ManageUnits: &[Role::Admin];
    /// Sees whether what is stored still holds; changes nothing.
    ReadIntegrity: &[Role::Inspector, Role::Admin];
    /// Changes counters and procedures: their names, places and whether they are open.
    ManageTouchpoints: &[Role::Manager, Role::Admin];
    /// Sets up the office: its settings and first counters, and the start in earnest.
    ManageSettings: &[Role::Admin];
    /// Adds, changes and disables accounts.
    ManageStaff: &[Role::Admin];
}

/// Whether an account may take single responses, which are files of the whole office: to such, finer
/// cuts tell nothing more.
pub fn may_take_responses(role: Role, scope: &Scope) -> bool {
    Export::is_given_to(role) && scope.is_whole()
}

/// The caller, who has permission `P`.
#[derive(Clone, Debug)]
pub struct May<P> {
    caller: Caller,
    permission: PhantomData<P>,
}

impl<P> May<P> {
    /// The account; for a program its token's name and role.
    pub fn staff(&self) -> &Staff {
        &self.caller.staff
    }

    /// The units the account is limited to.
    pub fn scope(&self) -> &Scope {
        &self.caller.scope
    }

    /// The caller and the present instant, for the audit log.
    pub fn by(&self, app: &App) -> By {
        By { actor: self.caller.actor.clone(), at: app.clock.now() }
    }
}

impl<P: Permission> May<P> {
    /// The caller of an address outside of the office's pages, by session or API token; `None` for
    /// those without this permission. The handler must take [`SameOrigin`], since no form token is
    /// looked for.
    ///
    /// [`SameOrigin`]: crate::web::csrf::origin::SameOrigin
    pub async fn outside(headers: &HeaderMap, app: &App) -> store::Result<Option<Self>> {
        Ok(caller::outside(headers, app).await?.and_then(Self::given_to))
    }

    fn given_to(caller: Caller) -> Option<Self> {
        P::is_given_to(caller.staff.role).then_some(Self { caller, permission: PhantomData })
    }
}

impl<P: Permission> FromRequestParts<App> for May<P> {
    /// A redirect to the sign-in or a refusal; a problem under `/api/`.
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        match caller::behind(parts, app).await {
            Ok(Some(caller)) => Self::given_to(caller).ok_or_else(|| caller::forbidden(parts)),
            Ok(None) => Err(caller::nobody(parts)),
            Err(unknown) => Err(unknown.into_refusal(parts)),
        }
    }
}

/// The caller, who has permission `P` and is not limited to units.
#[derive(Clone, Debug)]
pub struct MayEverywhere<P>(May<P>);

impl<P> Deref for MayEverywhere<P> {
    type Target = May<P>;

    fn deref(&self) -> &May<P> {
        &self.0
    }
}

impl<P: Permission> FromRequestParts<App> for MayEverywhere<P> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let who = <May<P> as FromRequestParts<App>>::from_request_parts(parts, app).await?;
        match who.scope().must_be_whole() {
            Ok(()) => Ok(Self(who)),
            Err(outside) => Err(Failure::from(outside).into_response()),
        }
    }
}

impl<P: Permission> OptionalFromRequestParts<App> for May<P> {
    type Rejection = Response;

    /// `None` for the public; an unknown token is refused.
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Option<Self>, Response> {
        match caller::behind(parts, app).await {
            Ok(Some(caller)) => {
                Self::given_to(caller).map(Some).ok_or_else(|| caller::forbidden(parts))
            }
            Ok(None) => Ok(None),
            Err(unknown) => Err(unknown.into_refusal(parts)),
        }
    }
}
