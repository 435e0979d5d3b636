//! The platform with someone of each kind signed in.

use axum::http::StatusCode;
use hailong::domain::account::Role;

use super::platform::{Page, Platform};

/// The platform, and the cookies of those signed in.
pub struct House {
    /// The platform.
    pub platform: Platform,
    /// "xem", who only looks.
    pub viewer: String,
    /// "lan", an officer.
    pub officer: String,
    /// "mai", a manager.
    pub manager: String,
}

impl House {
    /// Signs them in.
    pub async fn of(platform: Platform) -> Self {
        Self {
            viewer: platform.signed_in("xem", Role::Viewer).await,
            officer: platform.signed_in("lan", Role::Officer).await,
            manager: platform.signed_in("mai", Role::Manager).await,
            platform,
        }
    }

    /// A page that is there.
    pub async fn page(&self, cookie: &str, path: &str) -> Page {
        let page = self.platform.get_as(cookie, path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.body);
        page
    }
}
