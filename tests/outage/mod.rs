//! The bad day, address by address: the database away, clients that neither send nor read, a provider that is silent,
//! a disk without room.

mod bodies;
mod downloads;
mod forms;
mod public;
mod routes;
mod sign_in;
mod tmpfs;

use hailong::web::paths::escaped;

use crate::support::platform::{PAIRS, PASSWORD};
use crate::support::server::{Reply, send};

/// What is typed into forms.
const TYPED: &str =
    "Bà con phản ánh bàn số hai gọi số quá nhanh, người lớn tuổi không kịp tới nơi.";

/// A member of staff at a running server.
struct Session {
    address: String,
    cookie: String,
    /// The token of an office page's form.
    token: String,
}

impl Session {
    /// Signs in the account of this name.
    fn of(address: &str, name: &str) -> Self {
        let fields = format!("name={name}&password={}", escaped(PASSWORD));
        let headers = [("content-type", PAIRS), ("sec-fetch-site", "same-origin")];
        let reply = send(address, ("POST", "/login"), &headers, &fields).expect("a reply");
        assert_eq!(reply.status, 303, "{}", reply.body);
        let (_, after) = reply.head.split_once("set-cookie: ").expect("a cookie");
        let cookie = after.split(';').next().expect("its value");
        // The head is in lower case, and so is the secret; the name is not.
        let cookie = cookie.replace("__host-", "__Host-");
        let mut session = Self { address: address.to_owned(), cookie, token: String::new() };
        let page = session.get("/office/account");
        let (_, after) = page.body.split_once("name=\"formtoken\" value=\"").expect("a token");
        after.split('"').next().expect("its value").clone_into(&mut session.token);
        session
    }

    fn get(&self, path: &str) -> Reply {
        send(&self.address, ("GET", path), &[("cookie", &self.cookie)], "").expect("a reply")
    }

    /// Posts a body of this kind; `None` where the connection was closed before it was read.
    fn post(&self, path: &str, kind: &str, body: &str) -> Option<Reply> {
        let headers =
            [("content-type", kind), ("cookie", &self.cookie), ("sec-fetch-site", "same-origin")];
        send(&self.address, ("POST", path), &headers, body)
    }
}

/// Does something with each of these, eight at a time.
fn each_of<T: Sync>(all: &[T], work: impl Fn(&T) + Sync) {
    let next = std::sync::atomic::AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                while let Some(one) =
                    all.get(next.fetch_add(1, std::sync::atomic::Ordering::SeqCst))
                {
                    work(one);
                }
            });
        }
    });
}
