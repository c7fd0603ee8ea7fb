//! What is said on the console of a house that is served through TLS: its addresses, how to compare what a device is told to
//! trust, and a code that takes a phone there.

use super::authority::fingerprint;
use super::{Certificates, Name, addresses};
use anyhow::Context;
use chibo_frame::Page;
use qrcode::render::unicode::Dense1x2;
use qrcode::{EcLevel, QrCode};
use std::net::{IpAddr, SocketAddr};

/// The lines. `plain` is where the plain door listens.
pub fn announce(page: &Page, certificates: &Certificates, plain: SocketAddr) -> anyhow::Result<Vec<String>> {
    let fingerprint = fingerprint(certificates.authority().certificate());
    let offered = format!("http://{}:{}/chung-chi", host_of(plain), plain.port());
    Ok(vec![
        page.t1("cli-tls-offer", "address", &offered),
        page.t1("cli-tls-fingerprint", "fingerprint", &fingerprint),
        page.t("cli-tls-code"),
        for_console(&format!("{offered}#{fingerprint}"))?,
    ])
}

/// The host by which others reach a door, as far as this machine knows it.
pub fn host_of(door: SocketAddr) -> Name {
    let own = |ip: &IpAddr| ip.is_ipv4() || door.is_ipv6();
    let address = if door.ip().is_unspecified() { addresses().into_iter().find(own) } else { Some(door.ip()) };
    address.map_or_else(|| Name::Domain(String::from("localhost")), Name::Address)
}

/// Drawn with what is light, for consoles are dark; a phone reads it on a light one too.
fn for_console(text: &str) -> anyhow::Result<String> {
    let code = QrCode::with_error_correction_level(text, EcLevel::L).context("draw a code")?;
    Ok(code.render::<Dense1x2>().quiet_zone(true).dark_color(Dense1x2::Dark).light_color(Dense1x2::Light).build())
}
