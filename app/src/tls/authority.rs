//! The house's own certificate authority: a key that only its owner reads and a certificate that browsers are told to trust. It
//! can sign for addresses and names of a local network alone, so that a stolen key opens no bank.

use anyhow::Context;
use chibo_frame::App;
use chibo_frame::hash::hex;
use chrono::{DateTime, Utc};
use rcgen::{
    BasicConstraints, CertificateParams, CidrSubnet, DistinguishedName, DnType, GeneralSubtree, IsCa, Issuer, KeyPair,
    KeyUsagePurpose, NameConstraints, PKCS_ECDSA_P256_SHA256,
};
use rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};
use sha2::{Digest, Sha256};
use std::io::{ErrorKind, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::path::{Path, PathBuf};
use time::{Duration, OffsetDateTime};

/// Where both files stand in a data directory.
const FOLDER: &str = "tls";
const KEY: &str = "authority.key";
const CERTIFICATE: &str = "authority.crt";
/// Phones are told once, and not again while the machine lasts.
const YEARS: i64 = 15;

/// What it may sign for: addresses that no router of the Internet knows.
pub(super) const NETWORKS: [(IpAddr, u8); 8] = [
    (IpAddr::V4(Ipv4Addr::new(10, 0, 0, 0)), 8),
    (IpAddr::V4(Ipv4Addr::new(172, 16, 0, 0)), 12),
    (IpAddr::V4(Ipv4Addr::new(192, 168, 0, 0)), 16),
    (IpAddr::V4(Ipv4Addr::new(169, 254, 0, 0)), 16),
    (IpAddr::V4(Ipv4Addr::new(127, 0, 0, 0)), 8),
    (IpAddr::V6(Ipv6Addr::new(0xfc00, 0, 0, 0, 0, 0, 0, 0)), 7),
    (IpAddr::V6(Ipv6Addr::new(0xfe80, 0, 0, 0, 0, 0, 0, 0)), 10),
    (IpAddr::V6(Ipv6Addr::LOCALHOST), 128),
];
/// Names that no registry sells.
pub(super) const DOMAINS: [&str; 5] = ["localhost", "local", "lan", "internal", "home.arpa"];

/// The authority of a data directory.
pub struct Authority {
    certificate: CertificateDer<'static>,
    issuer: Issuer<'static, KeyPair>,
}

impl Authority {
    /// The authority of a data directory, made where there is none yet.
    pub fn of(app: &App) -> anyhow::Result<Self> {
        let folder = app.data.join(FOLDER);
        if !folder.join(CERTIFICATE).exists() {
            make(app, &folder).context("make the certificate authority")?;
        }
        let key_file = folder.join(KEY);
        only_for_its_owner(&key_file)?;
        let key = key_of(&std::fs::read(key_file).context("read the authority's key")?)?;
        let certificate = std::fs::read(folder.join(CERTIFICATE)).context("read the authority's certificate")?;
        let mut params = CertificateParams::default();
        params.distinguished_name = name_of(&key);
        params.key_usages = usages();
        Ok(Self { certificate: certificate.into(), issuer: Issuer::new(params, key) })
    }

    /// The certificate of a data directory's authority, if it has one.
    pub fn certificate_of(app: &App) -> anyhow::Result<Option<Vec<u8>>> {
        match std::fs::read(app.data.join(FOLDER).join(CERTIFICATE)) {
            Ok(certificate) => Ok(Some(certificate)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error).context("read the authority's certificate"),
        }
    }

    /// Its certificate, which browsers are told to trust.
    pub fn certificate(&self) -> &CertificateDer<'static> {
        &self.certificate
    }

    /// What signs.
    pub(super) fn issuer(&self) -> &Issuer<'static, KeyPair> {
        &self.issuer
    }
}

/// By what people compare certificates: the SHA-256 as devices show it, `3F:9A:…`.
pub fn fingerprint(certificate: &[u8]) -> String {
    let digits = hex(&Sha256::digest(certificate)).to_uppercase();
    digits.as_bytes().chunks(2).map(String::from_utf8_lossy).collect::<Vec<_>>().join(":")
}

/// A time as certificates have it, so many days later.
pub(super) fn days_from(now: DateTime<Utc>, days: i64) -> anyhow::Result<OffsetDateTime> {
    Ok(OffsetDateTime::from_unix_timestamp(now.timestamp())? + Duration::days(days))
}

fn make(app: &App, folder: &Path) -> anyhow::Result<()> {
    let key = KeyPair::generate()?;
    let mut params = CertificateParams::default();
    params.distinguished_name = name_of(&key);
    params.key_usages = usages();
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.name_constraints = Some(NameConstraints { permitted_subtrees: permitted(), excluded_subtrees: Vec::new() });
    params.not_before = days_from(app.now(), -1)?;
    params.not_after = days_from(app.now(), YEARS * 365)?;
    let certificate = params.self_signed(&key)?;
    std::fs::create_dir_all(folder)?;
    // The certificate last: where it is, all is.
    write(&folder.join(KEY), &key.serialize_der(), true)?;
    write(&folder.join(CERTIFICATE), certificate.der(), false)
}

/// Written beside its place, then put there whole.
fn write(file: &Path, bytes: &[u8], secret: bool) -> anyhow::Result<()> {
    let beside: PathBuf = file.with_extension("part");
    let _ = std::fs::remove_file(&beside);
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, if secret { 0o600 } else { 0o644 });
    let mut out = options.open(&beside)?;
    out.write_all(bytes)?;
    out.sync_all()?;
    Ok(std::fs::rename(beside, file)?)
}

/// A backup that was brought back does not remember who may read what.
fn only_for_its_owner(file: &Path) -> anyhow::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o600)).context("keep the authority's key to its owner")?;
    }
    #[cfg(not(unix))]
    let _ = file;
    Ok(())
}

fn key_of(bytes: &[u8]) -> anyhow::Result<KeyPair> {
    KeyPair::from_pkcs8_der_and_sign_algo(&PrivatePkcs8KeyDer::from(bytes), &PKCS_ECDSA_P256_SHA256)
        .context("the authority's key is damaged")
}

/// The same key, the same name: what is signed names its signer without reading the certificate.
fn name_of(key: &KeyPair) -> DistinguishedName {
    let mark: String = hex(&Sha256::digest(key.public_key_raw())).chars().take(8).collect();
    let mut name = DistinguishedName::new();
    name.push(DnType::OrganizationName, "chibo");
    name.push(DnType::CommonName, format!("chibo {mark}"));
    name
}

fn usages() -> Vec<KeyUsagePurpose> {
    vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign]
}

fn permitted() -> Vec<GeneralSubtree> {
    let networks = NETWORKS.iter().map(|(start, bits)| GeneralSubtree::IpAddress(CidrSubnet::from_addr_prefix(*start, *bits)));
    let domains = DOMAINS.iter().map(|domain| GeneralSubtree::DnsName((*domain).to_owned()));
    networks.chain(domains).collect()
}
