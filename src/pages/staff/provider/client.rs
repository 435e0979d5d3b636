//! Requests to the provider: discovery, the address to redirect to, and the exchange of the code.
//!
//! The library checks signature, issuer, audience, nonce and times (OpenID Connect Core, 3.1.3.7).

use std::time::Duration;

use chrono::{DateTime, Utc};
use openidconnect::core::{CoreAuthenticationFlow, CoreClient, CoreProviderMetadata};
use openidconnect::reqwest::{Client, redirect::Policy};
use openidconnect::{
    AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet,
    EndpointSet, IssuerUrl, Nonce, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl,
    RequestTokenError, Scope, TokenResponse,
};

use super::Way;
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

/// A provider as configured.
#[derive(Debug)]
pub(crate) struct Provider {
    http: Client,
    issuer: IssuerUrl,
    client: ClientId,
    secret: Option<ClientSecret>,
    back: RedirectUrl,
}

impl Provider {
    /// A provider with these settings, which redirects back to `public_url`; an invalid address is a fault.
    pub(crate) fn of(settings: &config::Provider, public_url: &str) -> Result<Self, Fault> {
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
            http: http.build().map_err(|error| unusable(chain(&error)))?,
            issuer: IssuerUrl::new(settings.issuer.clone())
                .map_err(|error| unusable(error.to_string()))?,
            client: ClientId::new(settings.client.clone()),
            secret: settings.secret.clone().map(ClientSecret::new),
            back: RedirectUrl::new(back).map_err(|error| unusable(error.to_string()))?,
        })
    }

    async fn ready(&self) -> Result<Ready, Fault> {
        // Discovered each time: sign-ins are rare, and keys change.
        let metadata = CoreProviderMetadata::discover_async(self.issuer.clone(), &self.http).await;
        let metadata = metadata.map_err(|error| Fault::Unreachable(chain(&error)))?;
        let (id, secret) = (self.client.clone(), self.secret.clone());
        let client = CoreClient::from_provider_metadata(metadata, id, secret);
        Ok(client.set_redirect_uri(self.back.clone()))
    }

    /// The address to redirect the browser to.
    pub(crate) async fn address(&self, way: &Way) -> Result<String, Fault> {
        let client = self.ready().await?;
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
        &self,
        code: &str,
        way: &Way,
        now: DateTime<Utc>,
    ) -> Result<String, Fault> {
        let client = self.ready().await?;
        let refused = |error: String| Fault::Refused(error);
        let request = client
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(|error| refused(chain(&error)))?
            .set_pkce_verifier(PkceCodeVerifier::new(way.verifier()));
        let answer = request.request_async(&self.http).await;
        // The provider's own words about a person stay out of the log.
        let answer = answer.map_err(|error| match error {
            RequestTokenError::ServerResponse(said) => refused(said.error().to_string()),
            error => refused(chain(&error)),
        })?;
        let token = answer.id_token();
        let token = token.ok_or_else(|| refused("it sent no identity".to_owned()))?;
        let verifier = client.id_token_verifier().set_time_fn(move || now);
        let claims = token.claims(&verifier, &Nonce::new(way.nonce()));
        let claims = claims.map_err(|error| refused(chain(&error)))?;
        Ok(claims.subject().as_str().to_owned())
    }
}

/// An error with its chain of sources.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut behind = error.source();
    while let Some(cause) = behind {
        text = format!("{text}: {cause}");
        behind = cause.source();
    }
    text
}
