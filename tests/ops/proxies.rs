//! A request through nginx and through Caddy, with TLS, to the real program.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::running::{Running, certificate, free_ports, output};
use super::{recipe, with};
use crate::support::server::{PROGRAM, Server, on_disk};

/// The name in the recipes.
const NAME: &str = "khaosat.example.gov.vn";

/// The program, as it is started behind a web server with TLS.
fn serving(folder: &Path) -> Server {
    let options = ["--public-url", &format!("https://{NAME}")];
    Server::start_with(Command::new(PROGRAM), &options, &folder.join("data"))
}

/// Asks for a page of the name at `port`; gives status, a header or more, and the body.
fn ask(folder: &Path, port: u16, scheme: &str, arguments: &[&str], path: &str) -> String {
    let resolve = format!("{NAME}:{port}:127.0.0.1");
    let curl = output(
        Command::new("curl")
            .args(["--silent", "--show-error", "--include", "--max-time", "20"])
            .args(["--noproxy", "*", "--cacert", "fullchain.pem", "--resolve", &resolve])
            .args(arguments)
            .arg(format!("{scheme}://{NAME}:{port}{path}"))
            .current_dir(folder),
    );
    String::from_utf8_lossy(&curl.stdout).into_owned()
}

/// What must work through any web server.
fn works_through(folder: &Path, port: u16) {
    let ask = |arguments: &[&str], path: &str| ask(folder, port, "https", arguments, path);
    let status = |reply: &str| reply.split(' ').nth(1).unwrap().to_owned();
    assert_eq!(status(&ask(&[], "/healthz")), "200");
    let form = ask(&["--compressed"], "/s/BT01");
    assert_eq!(status(&form), "200");
    assert!(form.contains("<form"), "{form}");

    // A form of our own page, and one of another site's.
    let origin = |name: &str| format!("Origin: https://{name}");
    let sign_in = |name: &str| {
        let fields = ["--data", "name=nobody", "--data", "password=wrong"];
        status(&ask(&[&["--header", &origin(name)][..], &fields].concat(), "/login"))
    };
    assert_ne!(sign_in(NAME), "403");
    assert_eq!(sign_in("elsewhere.example"), "403");

    let answer = r#"{"key":"018f0000-0000-7000-8000-000000000001","answers":{"overall":4}}"#;
    let json = ["--header", "Content-Type: application/json", "--data", answer];
    assert_eq!(status(&ask(&json, "/api/v1/touchpoints/BT01/responses")), "201");
}

#[test]
fn nginx_serves_the_pages_by_tls() {
    let folder = on_disk();
    let path = folder.path();
    certificate(path, NAME);
    let server = serving(path);
    let [plain, tls] = free_ports();
    let site = with(
        &recipe("ops/nginx.conf"),
        &[
            ("127.0.0.1:8080", &server.address),
            ("    listen [::]:80;\n", ""),
            ("    listen [::]:443 ssl http2;\n", ""),
            ("listen 80;", &format!("listen 127.0.0.1:{plain};")),
            ("listen 443 ssl http2;", &format!("listen 127.0.0.1:{tls} ssl http2;")),
            ("/etc/ssl/hailong", path.to_str().unwrap()),
            ("/var/log/nginx", path.to_str().unwrap()),
        ],
    );
    fs::write(path.join("site.conf"), site).unwrap();
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|kind| format!("{kind}_temp_path {}/{kind};\n", path.display()))
        .concat();
    // Workers of another account could not read the certificate.
    let account = if is_root() { "user root;\n" } else { "" };
    let main = format!(
        "{account}pid {0}/nginx.pid; error_log {0}/error.log; events {{}}\n\
         http {{ {temporary} include {0}/site.conf; }}\n",
        path.display()
    );
    fs::write(path.join("nginx.conf"), main).unwrap();
    let nginx = || {
        let mut command = Command::new("nginx");
        command.arg("-c").arg(path.join("nginx.conf")).arg("-e").arg(path.join("error.log"));
        command.env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        command
    };
    output(nginx().arg("-t"));
    let mut command = nginx();
    command.args(["-g", "daemon off;"]);
    let running = Running::start(command, tls);
    works_through(path, tls);
    let redirect = ask(path, plain, "http", &[], "/s/BT01");
    assert!(redirect.starts_with("HTTP/1.1 301"), "{redirect}");
    assert!(redirect.contains(&format!("https://{NAME}/s/BT01")), "{redirect}");
    drop(running);
    let logged = fs::read_to_string(path.join("hailong-error.log")).unwrap_or_default();
    assert_eq!(logged, "", "nothing of a citizen is in a log");
}

fn is_root() -> bool {
    output(Command::new("id").arg("-u")).stdout == b"0\n"
}

#[test]
fn caddy_serves_the_pages_by_tls() {
    let folder = on_disk();
    let path = folder.path();
    certificate(path, NAME);
    let server = serving(path);
    let [_, tls] = free_ports();
    let own = format!(
        "{NAME}:{tls} {{\n\tbind 127.0.0.1\n\ttls {0}/fullchain.pem {0}/privkey.pem",
        path.display()
    );
    let block = format!("{NAME} {{");
    let site =
        with(&recipe("ops/Caddyfile"), &[("127.0.0.1:8080", &server.address), (&block, &own)]);
    let global = "{\n\tadmin off\n\tauto_https disable_redirects\n\tskip_install_trust\n}\n";
    fs::write(path.join("Caddyfile"), format!("{global}{site}")).unwrap();
    let caddy = |task: &str| {
        let mut command = Command::new("caddy");
        command.args([task, "--adapter", "caddyfile", "--config"]).arg(path.join("Caddyfile"));
        for name in ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"] {
            command.env(name, path);
        }
        command.stderr(fs::File::create(path.join("caddy.log")).unwrap());
        command
    };
    let valid = caddy("validate").status().expect("make needs installs it");
    assert!(valid.success(), "{}", fs::read_to_string(path.join("caddy.log")).unwrap());
    let _running = Running::start(caddy("run"), tls);
    works_through(path, tls);
}
