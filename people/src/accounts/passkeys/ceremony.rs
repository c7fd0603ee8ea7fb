//! What browser and server say to each other when a passkey is made and when it opens (Web Authentication, level 3): the
//! server asks with a number that is never used again, the device signs it together with the site's name.

use super::store::passkey;
use crate::accounts::account;
use anyhow::{Context, anyhow};
use axum::http::HeaderMap;
use axum::http::header::HOST;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;
use serde_json::Value;
use std::net::IpAddr;
use webauthn_rp::bin::{Decode, Encode};
use webauthn_rp::request::auth::AuthenticationVerificationOptions;
use webauthn_rp::request::register::{
    CredProtect, Nickname, PublicKeyCredentialUserEntity, RegistrationVerificationOptions, UserHandle16, Username,
};
use webauthn_rp::request::{AsciiDomain, DomainOrigin, Port, PublicKeyCredentialDescriptor, RpId, Scheme};
use webauthn_rp::response::register::{CompressedPubKey, DynamicState, StaticState};
use webauthn_rp::response::{AuthTransports, CredentialId};
use webauthn_rp::{
    AuthenticatedCredential, DiscoverableAuthentication16, DiscoverableAuthenticationServerState,
    DiscoverableCredentialRequestOptions, PublicKeyCredentialCreationOptions, Registration, RegistrationServerState,
};

type PublicKey = StaticState<CompressedPubKey<[u8; 32], [u8; 32], [u8; 48], Vec<u8>>>;

/// This machine's own name, the one site that browsers trust without TLS.
const THIS_MACHINE: &str = "localhost";

/// The name under which a browser reached us, to which a passkey is bound.
pub(super) struct Site {
    name: String,
    id: RpId,
    port: Port,
}

impl Site {
    /// None where we were reached by a number: browsers keep passkeys for names only.
    pub(super) fn of(headers: &HeaderMap) -> Option<Self> {
        let host = headers.get(HOST)?.to_str().ok()?.to_ascii_lowercase();
        let (name, port) = match host.rsplit_once(':') {
            Some((name, port)) => (name.to_owned(), Port::Val(port.parse().ok()?)),
            None => (host, Port::None),
        };
        if name.starts_with('[') || name.parse::<IpAddr>().is_ok() {
            return None;
        }
        let id = RpId::Domain(AsciiDomain::try_from(name.clone()).ok()?);
        Some(Self { name, id, port })
    }

    /// The name.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    fn origins(&self) -> Vec<DomainOrigin<'_, '_>> {
        let with = |scheme| DomainOrigin { scheme, host: &self.name, port: self.port };
        let plain = (self.name == THIS_MACHINE).then(|| with(Scheme::Other("http")));
        [Some(with(Scheme::Https)), plain].into_iter().flatten().collect()
    }
}

/// A question: what the browser is asked, and what is kept until it answers, five minutes at most.
pub(super) struct Asked {
    pub(super) question: Value,
    pub(super) kept: String,
}

/// What a device answered when it made a passkey.
pub(super) struct Made {
    pub(super) id: String,
    pub(super) public_key: String,
    pub(super) state: String,
}

/// Why an answer does not count; for the log, not for people: a forged answer deserves no help.
pub(super) type Unfit = String;

/// Asks for a passkey of an account that has these already, so that a device makes no second one.
pub(super) fn ask_to_make(site: &Site, account: &account::Model, standing: &[passkey::Model]) -> anyhow::Result<Asked> {
    let handle = UserHandle16::decode(account.id.into_bytes())?;
    let name = Username::try_from(account.login.as_str()).map_err(|error| anyhow!("the login as a name: {error}"))?;
    let user = PublicKeyCredentialUserEntity { name, id: &handle, display_name: Nickname::try_from(account.name.as_str()).ok() };
    let standing = standing.iter().map(|one| {
        let id = CredentialId::decode(bytes(&one.id)?)?;
        Ok(PublicKeyCredentialDescriptor { id, transports: AuthTransports::decode(0)? })
    });
    let standing = standing.collect::<anyhow::Result<_>>()?;
    let mut options = PublicKeyCredentialCreationOptions::passkey(&site.id, user, standing);
    // A finger or a PIN is asked for anyway; many phones refuse to be told to protect the key by it once more.
    options.extensions.cred_protect = CredProtect::None;
    let (kept, question) = options.start_ceremony().map_err(|error| anyhow!("ask for a passkey: {error}"))?;
    asked(&question, &kept.encode()?)
}

/// The passkey that a device made, if it answers our question.
pub(super) fn made(site: &Site, kept: &str, answer: &[u8]) -> Result<Made, Unfit> {
    let kept = kept_bytes(kept)?;
    let server = RegistrationServerState::<16>::decode(&kept).map_err(|error| error.to_string())?;
    let answer = Registration::from_json_custom(answer).map_err(|error| error.to_string())?;
    let options = RegistrationVerificationOptions::<DomainOrigin<'_, '_>, DomainOrigin<'_, '_>> {
        allowed_origins: &site.origins(),
        error_on_unsolicited_extensions: false,
        ..RegistrationVerificationOptions::default()
    };
    let made = server.verify(&site.id, &answer, &options).map_err(|error| error.to_string())?;
    let (Ok(public_key), Ok(state)) = (made.static_state().encode(), made.dynamic_state().encode());
    Ok(Made {
        id: URL_SAFE_NO_PAD.encode(made.id().as_ref()),
        public_key: URL_SAFE_NO_PAD.encode(public_key),
        state: URL_SAFE_NO_PAD.encode(state),
    })
}

/// Asks whoever is there to open with a passkey.
pub(super) fn ask_to_open(site: &Site) -> anyhow::Result<Asked> {
    let options = DiscoverableCredentialRequestOptions::passkey(&site.id);
    let (kept, question) = options.start_ceremony().map_err(|error| anyhow!("ask for a passkey: {error}"))?;
    asked(&question, &kept.encode()?)
}

/// An answer of somebody who wants to open.
pub(super) struct Opening(DiscoverableAuthentication16);

impl Opening {
    /// Reads it.
    pub(super) fn read(answer: &[u8]) -> Result<Self, Unfit> {
        DiscoverableAuthentication16::from_json_custom(answer).map(Self).map_err(|error| error.to_string())
    }

    /// The passkey that it says it is.
    pub(super) fn passkey(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0.raw_id().as_ref())
    }

    /// Whether it is that passkey's: then its state to be kept.
    pub(super) fn verify(&self, site: &Site, kept: &str, passkey: &passkey::Model) -> Result<String, Unfit> {
        let (kept, read) = (kept_bytes(kept)?, |text: &str| bytes(text).map_err(|error| error.to_string()));
        let server = DiscoverableAuthenticationServerState::decode(&kept).map_err(|error| error.to_string())?;
        let handle = *self.0.response().user_handle();
        if handle.as_ref() != passkey.account_id.as_bytes() || passkey.site != site.name {
            return Err("the passkey is another account's or another site's".to_owned());
        }
        let id = CredentialId::<Vec<u8>>::decode(read(&passkey.id)?).map_err(|error| error.to_string())?;
        let public_key = PublicKey::decode(&read(&passkey.public_key)?).map_err(|error| error.to_string())?;
        let state = read(&passkey.state)?.try_into().map_err(|_| "the state of the passkey has another length".to_owned())?;
        let state = DynamicState::decode(state).map_err(|error| error.to_string())?;
        let mut known =
            AuthenticatedCredential::new((&id).into(), &handle, public_key, state).map_err(|error| error.to_string())?;
        let options = AuthenticationVerificationOptions::<DomainOrigin<'_, '_>, DomainOrigin<'_, '_>> {
            allowed_origins: &site.origins(),
            error_on_unsolicited_extensions: false,
            ..AuthenticationVerificationOptions::default()
        };
        server.verify(&site.id, &self.0, &mut known, &options).map_err(|error| error.to_string())?;
        let Ok(state) = known.dynamic_state().encode();
        Ok(URL_SAFE_NO_PAD.encode(state))
    }
}

fn asked(question: &impl Serialize, kept: &[u8]) -> anyhow::Result<Asked> {
    Ok(Asked { question: serde_json::to_value(question)?, kept: URL_SAFE_NO_PAD.encode(kept) })
}

fn kept_bytes(kept: &str) -> Result<Vec<u8>, Unfit> {
    bytes(kept).map_err(|error| error.to_string())
}

fn bytes(text: &str) -> anyhow::Result<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).context("read base64url")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(host: &str) -> Option<Site> {
        Site::of(&HeaderMap::from_iter([(HOST, host.parse().unwrap())]))
    }

    #[test]
    fn a_passkey_is_bound_to_a_name_never_to_a_number() {
        assert_eq!(site("May-Chi-Bo.local:8443").unwrap().name(), "may-chi-bo.local");
        assert_eq!(site("localhost:8080").unwrap().origins().len(), 2);
        assert_eq!(site("chibo.example.vn").unwrap().origins().len(), 1);
        for number in ["192.168.1.7:8443", "127.0.0.1", "[::1]:8080", "[fe80::1]", "", "x:port"] {
            assert!(site(number).is_none(), "{number}");
        }
    }

    #[test]
    fn what_is_no_answer_is_refused() {
        let site = site("localhost:8080").unwrap();
        let asked = ask_to_open(&site).unwrap();
        assert!(Opening::read(b"{}").is_err() && Opening::read(b"").is_err());
        assert!(made(&site, &asked.kept, b"{}").is_err());
        assert!(made(&site, "not base64url!", b"{}").is_err());
        assert_ne!(asked.kept, ask_to_open(&site).unwrap().kept, "no question is asked twice");
    }
}
