//! A house served through TLS on the local network, from the outside: who trusts its authority gets in, nobody else; the plain
//! door offers the certificate and sends on; bad handshakes stop nothing.

use chibo::house;
use chibo::server::Doors;
use chibo::tls::{Authority, Certificates};
use chibo_frame::App;
use chibo_frame::app::Clock;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore, crypto::ring};

async fn house_in(data: &std::path::Path) -> App {
    house::open(data, None, Clock::Machine).await.unwrap()
}

/// A browser that trusts this authority and no other.
async fn shake(door: SocketAddr, name: &str, authority: &[u8]) -> std::io::Result<impl AsyncRead + AsyncWrite + Unpin + use<>> {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from(authority.to_vec())).unwrap();
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider())).with_safe_default_protocol_versions();
    let config = config.unwrap().with_root_certificates(roots).with_no_client_auth();
    let name = ServerName::try_from(name.to_owned()).unwrap();
    TlsConnector::from(Arc::new(config)).connect(name, TcpStream::connect(door).await?).await
}

async fn ask(mut stream: impl AsyncRead + AsyncWrite + Unpin, request: &str) -> String {
    stream.write_all(format!("{request}\r\nconnection: close\r\n\r\n").as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn the_house_is_reached_through_tls_by_who_trusts_it_and_by_nobody_else() {
    let (dir, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let doors = Doors {
        safe: Some(TcpListener::bind("127.0.0.1:0").await.unwrap()),
        names: vec!["chibo.lan".parse().unwrap()],
        ..Doors::plain(TcpListener::bind("127.0.0.1:0").await.unwrap())
    };
    let served = doors.ready(house_in(dir.path()).await).unwrap();
    let (authority, plain, safe) = {
        let (certificates, plain, safe) = served.safe_doors().unwrap().unwrap();
        (certificates.authority().certificate().to_vec(), plain, safe)
    };
    let (end, ended) = oneshot::channel::<()>();
    let serving = tokio::spawn(served.serve_until(async { drop(ended.await) }));

    let page =
        ask(shake(safe, "127.0.0.1", &authority).await.unwrap(), &format!("GET /dang-nhap?lang=en HTTP/1.1\r\nhost: {safe}")).await;
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("Sign in"), "{page}");
    let cookie = page.lines().find(|line| line.starts_with("set-cookie: chibo=")).unwrap();
    assert!(cookie.contains("; Secure") && cookie.contains("; HttpOnly"), "{cookie}");
    assert!(!page.contains("strict-transport-security"), "an address is not bound to TLS for ever");
    for name in ["localhost", "chibo.lan"] {
        assert!(shake(safe, name, &authority).await.is_ok(), "{name}");
    }
    let public = ask(shake(safe, "localhost", &authority).await.unwrap(), &format!("GET / HTTP/1.1\r\nhost: {safe}")).await;
    assert!(public.starts_with("HTTP/1.1 200") && public.contains(&format!("https://{safe}/")), "a page knows its own address");

    let stranger = Authority::of(&house_in(other.path()).await).unwrap().certificate().to_vec();
    assert!(shake(safe, "127.0.0.1", &stranger).await.is_err(), "another house's authority");
    assert!(shake(safe, "192.168.77.77", &authority).await.is_err(), "another address");

    plain_door(plain, safe, &authority).await;
    bad_handshakes(safe).await;
    assert!(shake(safe, "127.0.0.1", &authority).await.is_ok(), "and it goes on");
    drop(end);
    tokio::time::timeout(Duration::from_secs(10), serving).await.unwrap().unwrap().unwrap();
}

async fn plain_door(plain: SocketAddr, safe: SocketAddr, authority: &[u8]) {
    let get = |path: &str| {
        let request = format!("GET {path} HTTP/1.1\r\nhost: {plain}");
        async move { ask(TcpStream::connect(plain).await.unwrap(), &request).await }
    };
    let sent_on = get("/van-phong/danh-sach?ngay=2025-01-01").await;
    let to = format!("location: https://{safe}/van-phong/danh-sach?ngay=2025-01-01");
    assert!(sent_on.starts_with("HTTP/1.1 307") && sent_on.contains(&to), "{sent_on}");
    let offer = get("/chung-chi").await;
    let fingerprint = chibo::tls::fingerprint(authority);
    assert!(
        offer.starts_with("HTTP/1.1 200") && offer.contains(&fingerprint) && offer.contains(&format!("https://{safe}/")),
        "{offer}"
    );
    assert!(!offer.contains("set-cookie"));
    let file = get("/chung-chi/chibo.crt").await;
    assert!(file.contains("application/x-x509-ca-cert") && file.contains(&format!("content-length: {}", authority.len())));
}

/// Noise, silence, half a greeting.
async fn bad_handshakes(safe: SocketAddr) {
    for noise in [&b"GET / HTTP/1.1\r\n\r\n"[..], &[0x16, 3, 1, 0xff, 0xff, 1], &[0; 600], b""] {
        let mut stream = TcpStream::connect(safe).await.unwrap();
        stream.write_all(noise).await.unwrap();
        drop(stream);
    }
    let _silent = TcpStream::connect(safe).await.unwrap();
}

#[tokio::test]
async fn the_authority_is_made_once_and_what_it_signs_follows_the_addresses() {
    let dir = tempfile::tempdir().unwrap();
    let app = house_in(dir.path()).await;
    let one = Certificates::new(&app, Vec::new()).unwrap();
    let again = Authority::of(&app).unwrap();
    assert_eq!(one.authority().certificate(), again.certificate());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(dir.path().join("tls/authority.key")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let (here, new) = ("127.0.0.1".parse().unwrap(), "10.9.8.7".parse().unwrap());
    let first = one.for_address(here).unwrap();
    assert!(Arc::ptr_eq(&first, &one.for_address(here).unwrap()), "signed once");
    let second = one.for_address(new).unwrap();
    assert!(!Arc::ptr_eq(&first, &second), "signed anew for a new address");
    assert!(Arc::ptr_eq(&second, &one.for_address(here).unwrap()) && Arc::ptr_eq(&second, &one.for_address(new).unwrap()));
    assert!(Arc::ptr_eq(&second, &one.for_address("203.0.113.5".parse().unwrap()).unwrap()), "the Internet's are not signed for");
}
