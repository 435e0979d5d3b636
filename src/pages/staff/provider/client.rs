//! Requests to the provider: discovery, the address to redirect to, and the exchange of the code.
//!
//! The library checks signature, issuer, audience, nonce and times (OpenID Connect Core, 3.1.3.7).

use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::core::{CoreAuthenticationFlow, CoreClient, CoreProviderMetadata};
use openidconnect::reqwest::{Client, redirect::Policy};
use openidconnect::{
    AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet,
    EndpointSet, IssuerUrl, Nonce, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl,
    RequestTokenError, Scope, TokenResponse,
};
use tokio::time::timeout;

use super::Way;
use crate::base::causes::with_causes;
use crate::base::limiter::Limiter;
use crate::config;
use crate::web::paths;

/// The longest wait for each of the provider's responses.
const REPLIES_WITHIN: Duration = Duration::from_secs(5);

/// Why the provider identified nobody; the text is for the log.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Fault {
    /// No response, or not one of a provider.
    #[error("the provider cannot be reached: {0}")]
    Unreachable(String),
    /// Too many requests to it are under way.
    #[error("too many sign-ins at once")]
    Busy,
    /// The response is an error or fails a check.
    #[error("the provider's answer does not hold: {0}")]
    Refused(String),
}

type Ready = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// The longest wait of a sign-in for what the provider says of itself. The question goes on, and the next sign-in has
/// its reply.
const WAITED: Duration = Duration::from_millis(1500);

/// How long what the provider says of itself is used: its keys change rarely.
const FRESH: TimeDelta = TimeDelta::minutes(10);

/// How long a provider that could not be reached is left in peace.
const AWAY: TimeDelta = TimeDelta::seconds(10);

/// Requests to the provider at once.
const AT_ONCE: usize = 4;

/// How long one waits for another.
const PATIENCE: Duration = Duration::from_secs(2);

/// The provider of a server, made at its first use; clones share it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Providers(Arc<OnceLock<Arc<Provider>>>);

impl Providers {
    /// The provider with these settings, which are a server's own and do not change.
    pub(crate) fn of(
        &self,
        settings: &config::Provider,
        public_url: &str,
    ) -> Result<Arc<Provider>, Fault> {
        if let Some(made) = self.0.get() {
            return Ok(Arc::clone(made));
        }
        let made = Arc::new(Provider::of(settings, public_url)?);
        Ok(Arc::clone(self.0.get_or_init(|| made)))
    }
}

/// What was found out about the provider, and when; `None` when it could not be reached.
type Known = Option<(DateTime<Utc>, Option<CoreProviderMetadata>)>;

/// A provider as configured.
#[derive(Debug)]
pub(crate) struct Provider {
    http: Client,
    known: Mutex<Known>,
    permits: Limiter,
    issuer: IssuerUrl,
    client: ClientId,
    secret: Option<ClientSecret>,
    back: RedirectUrl,
}

impl Provider {
    /// A provider with these settings, which redirects back to `public_url`; an invalid address is a fault.
    fn of(settings: &config::Provider, public_url: &str) -> Result<Self, Fault> {
        let unusable = |error: String| Fault::Unreachable(error);
        // Redirects are not followed: they could lead into our own network.
        let http = Client::builder()
            .redirect(Policy::none())
            .https_only(settings.issuer.starts_with("https:"))
            .connect_timeout(REPLIES_WITHIN)
            .timeout(REPLIES_WITHIN);
        let http = if settings.issuer.starts_with("https:") {
            http
        } else {
            // The configuration allows plain http on loopback only.
            http.no_proxy()
        };
        let back = format!("{public_url}{}", paths::provider_back());
        Ok(Self {
            known: Mutex::new(None),
            permits: Limiter::of(AT_ONCE, PATIENCE),
            http: http.build().map_err(|error| unusable(with_causes(&error)))?,
            issuer: IssuerUrl::new(settings.issuer.clone())
                .map_err(|error| unusable(error.to_string()))?,
            client: ClientId::new(settings.client.clone()),
            secret: settings.secret.clone().map(ClientSecret::new),
            back: RedirectUrl::new(back).map_err(|error| unusable(error.to_string()))?,
        })
    }

    /// The provider as it describes itself, at most ten minutes ago.
    async fn ready(self: &Arc<Self>, now: DateTime<Utc>) -> Result<Ready, Fault> {
        if let Some(known) = self.known(now) {
            return known;
        }
        let own = Arc::clone(self);
        let asked = tokio::spawn(async move { own.discovered(now).await });
        match timeout(WAITED, asked).await {
            Ok(Ok(found)) => found,
            Ok(Err(error)) => Err(Fault::Unreachable(error.to_string())),
            Err(_) => Err(Fault::Unreachable("it takes its time".to_owned())),
        }
    }

    async fn discovered(&self, now: DateTime<Utc>) -> Result<Ready, Fault> {
        let _permit = self.permits.take().await.ok_or(Fault::Busy)?;
        // Another request may have asked meanwhile.
        if let Some(known) = self.known(now) {
            return known;
        }
        let found = CoreProviderMetadata::discover_async(self.issuer.clone(), &self.http).await;
        let found = found.map_err(|error| {
            self.learn(now, None);
            Fault::Unreachable(with_causes(&error))
        })?;
        self.learn(now, Some(found.clone()));
        Ok(self.client(found))
    }

    /// What is known and still fresh: the provider, or that it was away.
    fn known(&self, now: DateTime<Utc>) -> Option<Result<Ready, Fault>> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let (at, found) = known.as_ref()?;
        let fresh = if found.is_some() { FRESH } else { AWAY };
        let age = now - *at;
        let away = || Fault::Unreachable("it could not be reached a moment ago".to_owned());
        let ready = || found.clone().map(|found| self.client(found)).ok_or_else(away);
        (TimeDelta::zero() <= age && age < fresh).then(ready)
    }

    fn learn(&self, now: DateTime<Utc>, found: Option<CoreProviderMetadata>) {
        *self.known.lock().unwrap_or_else(PoisonError::into_inner) = Some((now, found));
    }

    fn client(&self, metadata: CoreProviderMetadata) -> Ready {
        let (id, secret) = (self.client.clone(), self.secret.clone());
        let client = CoreClient::from_provider_metadata(metadata, id, secret);
        client.set_redirect_uri(self.back.clone())
    }

    /// The address to redirect the browser to.
    pub(crate) async fn address(
        self: &Arc<Self>,
        way: &Way,
        now: DateTime<Utc>,
    ) -> Result<String, Fault> {
        let client = self.ready(now).await?;
        let (state, nonce) = (CsrfToken::new(way.state()), Nonce::new(way.nonce()));
        let verifier = PkceCodeVerifier::new(way.verifier());
        let request = client.authorize_url(
            CoreAuthenticationFlow::AuthorizationCode,
            move || state,
            move || nonce,
        );
        let challenge = PkceCodeChallenge::from_code_verifier_sha256(&verifier);
        let (address, ..) =
            request.add_scope(Scope::new("openid".to_owned())).set_pkce_challenge(challenge).url();
        Ok(address.into())
    }

    /// The subject for whom the provider issued this code.
    pub(crate) async fn subject(
        self: &Arc<Self>,
        code: &str,
        way: &Way,
        now: DateTime<Utc>,
    ) -> Result<String, Fault> {
        let client = self.ready(now).await?;
        let _permit = self.permits.take().await.ok_or(Fault::Busy)?;
        let refused = |error: String| Fault::Refused(error);
        let request = client
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(|error| refused(with_causes(&error)))?
            .set_pkce_verifier(PkceCodeVerifier::new(way.verifier()));
        let answer = request.request_async(&self.http).await;
        // The provider's own words about a person stay out of the log.
        let answer = answer.map_err(|error| match error {
            RequestTokenError::ServerResponse(said) => refused(said.error().to_string()),
            error => refused(with_causes(&error)),
        })?;
        let token = answer.id_token();
        let token = token.ok_or_else(|| refused("it sent no identity".to_owned()))?;
        let verifier = client.id_token_verifier().set_time_fn(move || now);
        let claims = token.claims(&verifier, &Nonce::new(way.nonce()));
        let claims = claims.map_err(|error| {
            // Its keys may have changed: the next sign-in asks anew.
            *self.known.lock().unwrap_or_else(PoisonError::into_inner) = None;
            refused(with_causes(&error))
        })?;
        Ok(claims.subject().as_str().to_owned())
    }
}
