//! Programs that are told of what happens, through a real connection.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use chrono::TimeDelta;
use hailong::app::webhooks::round;
use hailong::base::clock::Clock;
use hailong::base::post::Poster;
use hailong::domain::account::Role;
use hailong::domain::webhook::{Event, signature};
use hailong::store::By;
use serde_json::Value;
use tokio::net::TcpListener;

use crate::support::databases::on_both;
use crate::support::platform::{Platform, morning};

const SECRET: &[u8] = b"the secret of this test";

/// What a listening program got, and what it answers.
#[derive(Clone)]
struct Listener(Arc<Mutex<(StatusCode, Vec<Heard>)>>);

/// Headers and body of a message.
type Heard = (HeaderMap, String);

impl Listener {
    async fn start() -> (Self, String) {
        let listener = Self(Arc::new(Mutex::new((StatusCode::OK, Vec::new()))));
        let socket = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/hook", socket.local_addr().unwrap());
        let heard = async |State(Self(kept)): State<Self>, headers: HeaderMap, body: String| {
            let mut kept = kept.lock().unwrap();
            kept.1.push((headers, body));
            kept.0
        };
        let routes = Router::new().route("/hook", post(heard)).with_state(listener.clone());
        tokio::spawn(async { axum::serve(socket, routes).await });
        (listener, url)
    }

    fn answers(&self, status: StatusCode) {
        self.0.lock().unwrap().0 = status;
    }

    fn heard(&self) -> Vec<(HeaderMap, Value)> {
        let heard = std::mem::take(&mut self.0.lock().unwrap().1);
        let read = |(headers, body): Heard| {
            let header = |name: &str| headers[name].to_str().unwrap().to_owned();
            let second = header("webhook-timestamp").parse().unwrap();
            let expected = signature(SECRET, &header("webhook-id"), second, &body);
            assert_eq!(header("webhook-signature"), expected);
            let body = serde_json::from_str(&body).unwrap();
            (headers, body)
        };
        heard.into_iter().map(read).collect()
    }
}

async fn petition(platform: &Platform) -> String {
    let fields = [
        ("key", &*platform.app.random.uuid()),
        ("kind", "report"),
        ("subject", "Biển chỉ dẫn bị che"),
        ("body", "Không tìm thấy phòng tiếp dân."),
        ("name", "Nguyễn Thị Minh Họa"),
        ("address", "1 phố Minh Họa"),
    ];
    let sent = platform.post("/petitions/new", &fields).await;
    sent.header("location").rsplit('/').next().unwrap().split('?').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_program_is_told_of_its_events_signed_and_without_the_code_of_a_petition() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let (listener, url) = Listener::start().await;
        let store = &platform.app.store;
        let by = By::command_line(morning());
        let events = [Event::PetitionReceived];
        let added = store.add_webhook(("kho", &url), SECRET, &events, &by).await.unwrap();
        assert!(added);
        assert!(!store.add_webhook(("kho", &url), SECRET, &events, &by).await.unwrap());
        let poster = Poster::new().unwrap();
        // What was before is not told, nor what it did not ask for.
        assert_eq!(round(&platform.app, &poster).await.unwrap(), 0);
        platform.signed_in("lan", Role::Officer).await;
        let code = petition(&platform).await;
        assert_eq!(round(&platform.app, &poster).await.unwrap(), 1);
        let heard = listener.heard();
        assert_eq!(heard.len(), 1);
        let body = &heard[0].1;
        assert_eq!(body["type"], "petition.received");
        assert_eq!(body["data"]["subject"], 1);
        assert!(!body.to_string().contains(&code), "{body}");
        // Delivered once.
        assert_eq!(round(&platform.app, &poster).await.unwrap(), 0);
        assert!(store.remove_webhook("kho", &by).await.unwrap());
        assert!(!store.remove_webhook("kho", &by).await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn a_message_that_fails_is_tried_again_and_given_up_after_days() {
    on_both(async |database| {
        let mut platform = Platform::on(database).await;
        let (listener, url) = Listener::start().await;
        let by = By::command_line(morning());
        let store = platform.app.store.clone();
        store.add_webhook(("kho", &url), SECRET, &[Event::PetitionReceived], &by).await.unwrap();
        let poster = Poster::new().unwrap();
        petition(&platform).await;
        listener.answers(StatusCode::INTERNAL_SERVER_ERROR);
        let mut now = morning();
        let mut tries = 0;
        while store.dead_messages().await.unwrap().is_empty() {
            platform.app.clock = Clock::standing(now);
            assert_eq!(round(&platform.app, &poster).await.unwrap(), 0);
            tries += listener.heard().len();
            // Between tries nothing is sent.
            assert_eq!(round(&platform.app, &poster).await.unwrap(), 0);
            assert!(listener.heard().is_empty());
            now += TimeDelta::days(1);
            assert!(tries < 20);
        }
        assert_eq!(tries, 10);
        let dead = store.dead_messages().await.unwrap();
        assert_eq!((dead.len(), dead[0].fault.contains("500")), (1, true));
        // Revived, it is delivered under the same id.
        listener.answers(StatusCode::NO_CONTENT);
        platform.app.clock = Clock::standing(now);
        assert_eq!(store.revive_messages("kho", now).await.unwrap(), 1);
        assert_eq!(round(&platform.app, &poster).await.unwrap(), 1);
        let heard = listener.heard();
        assert_eq!(heard[0].0["webhook-id"], format!("msg_{}", dead[0].number));
        assert!(store.dead_messages().await.unwrap().is_empty());
        // A program that is away is a fault like another.
        store.remove_webhook("kho", &by).await.unwrap();
        let away = "http://127.0.0.1:1/";
        store.add_webhook(("kho", away), SECRET, &[Event::PetitionReceived], &by).await.unwrap();
        petition(&platform).await;
        assert_eq!(round(&platform.app, &poster).await.unwrap(), 0);
    })
    .await;
}
