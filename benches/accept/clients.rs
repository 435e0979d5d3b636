//! A crowd of citizens: each sends an answer, waits for the receipt, sends the next.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use hailong::base::random::Random;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// A touchpoint of the built-in office that asks the counter form.
const PATH: &str = "/api/v1/touchpoints/BT01/responses";

/// What a crowd saw.
#[derive(Debug, Default)]
pub struct Load {
    /// The receipts it was given.
    pub acknowledged: Vec<String>,
    /// How long each answer took, ascending.
    waits: Vec<Duration>,
    /// How long it all took.
    lasted: Duration,
}

impl Load {
    /// Acknowledged answers a second.
    pub fn rate(&self) -> f64 {
        self.count() / self.lasted.as_secs_f64()
    }

    /// How many were acknowledged, to divide by.
    pub fn count(&self) -> f64 {
        u32::try_from(self.acknowledged.len()).map_or(f64::NAN, f64::from)
    }

    /// Milliseconds within which so many percent of the answers were acknowledged.
    pub fn percentile(&self, percent: usize) -> f64 {
        let place = (self.waits.len() * percent / 100).min(self.waits.len().saturating_sub(1));
        self.waits.get(place).map_or(f64::NAN, |wait| wait.as_secs_f64() * 1000.0)
    }
}

/// Lets `clients` answer one after the other for `run`.
pub async fn drive(address: SocketAddr, clients: usize, run: Duration) -> Load {
    let random = Random::system();
    let started = Instant::now();
    let crowd: Vec<_> = (0..clients)
        .map(|_| tokio::spawn(one_client(address, random.clone(), started + run)))
        .collect();
    let mut load = Load::default();
    for client in crowd {
        for (receipt, wait) in client.await.expect("a client ends in order") {
            load.acknowledged.push(receipt);
            load.waits.push(wait);
        }
    }
    load.lasted = started.elapsed();
    load.waits.sort_unstable();
    load
}

/// One citizen after another on one connection.
async fn one_client(
    address: SocketAddr,
    random: Random,
    until: Instant,
) -> Vec<(String, Duration)> {
    let mut stream = TcpStream::connect(address).await.expect("the server listens");
    stream.set_nodelay(true).expect("a socket takes options");
    let mut seen = Vec::new();
    let mut received = Vec::new();
    while Instant::now() < until {
        let request = request(&random.uuid());
        let sent = Instant::now();
        stream.write_all(request.as_bytes()).await.expect("the server reads");
        let receipt = receipt(&mut stream, &mut received).await;
        seen.push((receipt, sent.elapsed()));
    }
    seen
}

/// A whole form, every item answered.
fn request(key: &str) -> String {
    let items: Vec<String> =
        (1..=16).map(|item| format!(r#""s{item}":{}"#, 3 + item % 3)).collect();
    let answers = items.join(",");
    let body = format!(r#"{{"key":"{key}","answers":{{"overall":4,{answers}}}}}"#);
    format!(
        "POST {PATH} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
}

/// Reads one reply and gives its receipt: sixteen characters in a body of one JSON member.
async fn receipt(stream: &mut TcpStream, received: &mut Vec<u8>) -> String {
    received.clear();
    loop {
        assert!(stream.read_buf(received).await.expect("a reply comes") > 0, "the server hung up");
        let text = String::from_utf8_lossy(received);
        if let Some((head, body)) = text.split_once("\r\n\r\n")
            && body.ends_with('}')
        {
            assert!(head.starts_with("HTTP/1.1 201"), "{text}");
            let reply: serde_json::Value = serde_json::from_str(body).expect("a reply is JSON");
            return reply["receipt"].as_str().expect("a receipt").to_owned();
        }
    }
}
