//! What browsers are shown: a certificate for every address and name by which they came. It is signed anew when somebody comes
//! to an address that it does not name, since the machine has got another one, and long before it ends. Its key stays in memory.

use super::authority::{Authority, days_from};
use super::names::{Name, is_local, own_names};
use anyhow::Context;
use chibo_frame::App;
use chrono::{DateTime, TimeDelta, Utc};
use rcgen::{CertificateParams, DistinguishedName, DnType, ExtendedKeyUsagePurpose, KeyPair, KeyUsagePurpose, SanType};
use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::PrivatePkcs8KeyDer;
use std::collections::BTreeSet;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

/// How long one lasts, and after how long it is made anew.
const DAYS: i64 = 90;
const RENEWED_AFTER: TimeDelta = TimeDelta::days(45);
/// A machine has fewer addresses.
const MOST: usize = 64;

/// The certificates of a house that is served.
pub struct Certificates {
    app: App,
    authority: Authority,
    shown: Mutex<Shown>,
}

/// What is shown at present.
struct Shown {
    names: BTreeSet<Name>,
    signed: Option<(DateTime<Utc>, Arc<ServerConfig>)>,
}

impl Certificates {
    /// For the machine's own names and these.
    pub fn new(app: &App, names: Vec<Name>) -> anyhow::Result<Self> {
        let names = own_names().into_iter().chain(names).collect();
        let made = Self { app: app.clone(), authority: Authority::of(app)?, shown: Mutex::new(Shown { names, signed: None }) };
        made.at(None, app.now())?;
        Ok(made)
    }

    /// Who signs.
    pub fn authority(&self) -> &Authority {
        &self.authority
    }

    /// What is shown to who came to this address of the machine.
    pub fn for_address(&self, address: IpAddr) -> Option<Arc<ServerConfig>> {
        let made = self.at(Some(address.to_canonical()).filter(|address| is_local(*address)), self.app.now());
        made.inspect_err(|error| tracing::error!(error = format!("{error:#}"), "no certificate could be made")).ok()
    }

    fn at(&self, address: Option<IpAddr>, now: DateTime<Utc>) -> anyhow::Result<Arc<ServerConfig>> {
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        let name = address.map(Name::Address).filter(|name| !shown.names.contains(name) && shown.names.len() < MOST);
        let holds = |signed: DateTime<Utc>| (TimeDelta::zero()..RENEWED_AFTER).contains(&(now - signed));
        if let Some((_, config)) = shown.signed.as_ref().filter(|(signed, _)| name.is_none() && holds(*signed)) {
            return Ok(Arc::clone(config));
        }
        shown.names.extend(name);
        let config = Arc::new(sign(&self.authority, &shown.names, now)?);
        shown.signed = Some((now, Arc::clone(&config)));
        Ok(config)
    }
}

fn sign(authority: &Authority, names: &BTreeSet<Name>, now: DateTime<Utc>) -> anyhow::Result<ServerConfig> {
    let key = KeyPair::generate()?;
    let mut params = CertificateParams::default();
    params.distinguished_name = DistinguishedName::new();
    params.distinguished_name.push(DnType::CommonName, "chibo");
    params.subject_alt_names = names.iter().map(alternative).collect::<anyhow::Result<_>>()?;
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    params.use_authority_key_identifier_extension = true;
    params.not_before = days_from(now, -1)?;
    params.not_after = days_from(now, DAYS)?;
    let certificate = params.signed_by(&key, authority.issuer()).context("sign a certificate")?;
    let chain = vec![certificate.der().clone()];
    let key = PrivatePkcs8KeyDer::from(key.serialize_der());
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()));
    let config = config.with_safe_default_protocol_versions()?.with_no_client_auth();
    let mut config = config.with_single_cert(chain, key.into()).context("use a certificate")?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(config)
}

fn alternative(name: &Name) -> anyhow::Result<SanType> {
    Ok(match name {
        Name::Address(address) => SanType::IpAddress(*address),
        Name::Domain(domain) => SanType::DnsName(domain.as_str().try_into()?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use chibo_frame::app::Clock;

    #[tokio::test]
    async fn what_is_shown_is_made_anew_long_before_it_ends_and_when_the_clock_goes_back() {
        let dir = tempfile::tempdir().unwrap();
        let start = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let app = crate::house::open(dir.path(), None, Clock::Fixed(start)).await.unwrap();
        for (days, same) in [(44, true), (46, false), (-1, false)] {
            let shown = Certificates::new(&app, Vec::new()).unwrap();
            let (first, later) = (shown.at(None, start).unwrap(), shown.at(None, start + TimeDelta::days(days)).unwrap());
            assert_eq!(Arc::ptr_eq(&first, &later), same, "after {days} days");
        }
    }
}
