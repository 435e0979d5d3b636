//! A crowd of citizens: each does one thing, waits for the reply, does it again.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use hailong::base::random::Random;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// What a client does again and again.
#[derive(Clone, Copy, Debug)]
pub enum Visit {
    /// Sends a whole answer over the API.
    Answer,
    /// Gets a page.
    Page(&'static str),
    /// The same as a browser does, which takes gzip.
    GzipPage(&'static str),
    /// Gets the form and sends it filled in.
    FormAndAnswer,
}

/// What a crowd saw.
#[derive(Debug, Default)]
pub struct Load {
    /// The receipts it was given.
    pub receipts: Vec<String>,
    /// How long each visit took, ascending.
    waits: Vec<Duration>,
    /// How long it all took.
    lasted: Duration,
}

impl Load {
    /// Visits a second.
    pub fn rate(&self) -> f64 {
        self.count() / self.lasted.as_secs_f64()
    }

    /// How many visits there were, to divide by.
    pub fn count(&self) -> f64 {
        u32::try_from(self.waits.len()).map_or(f64::NAN, f64::from)
    }

    /// Milliseconds within which so many of a thousand visits were over.
    pub fn permille(&self, permille: usize) -> f64 {
        let place = (self.waits.len() * permille / 1000).min(self.waits.len().saturating_sub(1));
        self.waits.get(place).map_or(f64::NAN, |wait| wait.as_secs_f64() * 1000.0)
    }
}

/// Lets `clients` visit one time after the other for `run`.
pub async fn drive(address: SocketAddr, clients: usize, visit: Visit, run: Duration) -> Load {
    let random = Random::system();
    let started = Instant::now();
    let crowd: Vec<_> = (0..clients)
        .map(|_| tokio::spawn(one_client(address, visit, random.clone(), started + run)))
        .collect();
    let mut load = Load::default();
    for client in crowd {
        for (receipt, wait) in client.await.expect("a client ends in order") {
            load.receipts.extend(receipt);
            load.waits.push(wait);
        }
    }
    load.lasted = started.elapsed();
    load.waits.sort_unstable();
    load
}

/// One visit after another on one connection.
async fn one_client(
    address: SocketAddr,
    visit: Visit,
    random: Random,
    until: Instant,
) -> Vec<(Option<String>, Duration)> {
    let mut connection = Connection::open(address).await;
    let mut seen = Vec::new();
    while Instant::now() < until {
        let sent = Instant::now();
        let receipt = match visit {
            Visit::Answer => Some(connection.answer(&random.uuid()).await),
            Visit::Page(path) => {
                connection.page(path, "").await;
                None
            }
            Visit::GzipPage(path) => {
                connection.page(path, "accept-encoding: gzip, deflate\r\n").await;
                None
            }
            Visit::FormAndAnswer => Some(connection.form_and_answer().await),
        };
        seen.push((receipt, sent.elapsed()));
    }
    seen
}

/// A connection that is kept open, and the last reply on it.
struct Connection {
    stream: TcpStream,
    reply: Vec<u8>,
}

impl Connection {
    async fn open(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).await.expect("the server listens");
        stream.set_nodelay(true).expect("a socket takes options");
        Self { stream, reply: Vec::new() }
    }

    /// Sends an answer over the API and gives its receipt.
    async fn answer(&mut self, key: &str) -> String {
        let items: Vec<String> =
            (1..=16).map(|item| format!(r#""s{item}":{}"#, 3 + item % 3)).collect();
        let answers = items.join(",");
        let body = format!(r#"{{"key":"{key}","answers":{{"overall":4,{answers}}}}}"#);
        let path = "/api/v1/touchpoints/BT01/responses";
        let reply = self.post(path, "application/json", &body, "201").await;
        between(reply, "{\"receipt\":\"", '"')
    }

    /// Gets the form and sends it with every item answered; gives the receipt.
    async fn form_and_answer(&mut self) -> String {
        let form = self.page("/s/BT01", "").await;
        let key = between(form, "name=\"key\" value=\"", '"');
        let items: Vec<String> = (1..=16).map(|item| format!("s{item}={}", 3 + item % 3)).collect();
        let body = format!("key={key}&lang=vi&overall=4&{}&remark=&slip=", items.join("&"));
        let kind = "application/x-www-form-urlencoded";
        let reply = self.post("/s/BT01", kind, &body, "303").await;
        between(reply, "location: /r/", '\r')
    }

    async fn page(&mut self, path: &str, headers: &str) -> &str {
        let request = format!("GET {path} HTTP/1.1\r\nhost: localhost\r\n{headers}\r\n");
        self.ask(&request, "200").await
    }

    async fn post(&mut self, path: &str, kind: &str, body: &str, status: &str) -> &str {
        let length = body.len();
        let request = format!(
            "POST {path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\n\r\n{body}"
        );
        self.ask(&request, status).await
    }

    /// Sends a request and gives the whole reply; that of a compressed page ends at its head.
    async fn ask(&mut self, request: &str, status: &str) -> &str {
        self.stream.write_all(request.as_bytes()).await.expect("the server reads");
        self.reply.clear();
        let body_at = loop {
            let known = self.reply.len().saturating_sub(3);
            self.read().await;
            let end = self.reply[known..].windows(4).position(|window| window == b"\r\n\r\n");
            if let Some(end) = end {
                break known + end + 4;
            }
        };
        let head = std::str::from_utf8(&self.reply[..body_at]).expect("a head is text");
        assert!(head.starts_with(&format!("HTTP/1.1 {status}")), "{head}");
        let length: usize = between(head, "content-length: ", '\r').parse().expect("a length");
        while self.reply.len() < body_at + length {
            self.read().await;
        }
        let text = std::str::from_utf8(&self.reply);
        text.or_else(|_| std::str::from_utf8(&self.reply[..body_at])).expect("a head is text")
    }

    async fn read(&mut self) {
        let read = self.stream.read_buf(&mut self.reply).await.expect("a reply comes");
        assert!(read > 0, "the server hung up");
    }
}

/// What stands after `before`, up to `end`.
fn between(text: &str, before: &str, end: char) -> String {
    let (_, rest) = text.split_once(before).unwrap_or_else(|| panic!("{before} in {text}"));
    rest.split(end).next().unwrap_or_default().to_owned()
}
