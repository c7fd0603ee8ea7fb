//! By which addresses and names this machine is reached on its network.

use super::authority::{DOMAINS, NETWORKS};
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, UdpSocket};
use std::str::FromStr;

/// An address or a name that a certificate can be made for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Name {
    /// An address of a local network.
    Address(IpAddr),
    /// A name of a local network, such as `chibo.local`.
    Domain(String),
}

/// Why nothing is signed for a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadName {
    /// An address of the Internet.
    #[error("the address is none of a local network")]
    Public,
    /// Not a name, or one that a registry sells.
    #[error("the name is none of a local network")]
    Foreign,
}

impl FromStr for Name {
    type Err = BadName;

    fn from_str(typed: &str) -> Result<Self, BadName> {
        let typed = typed.trim().to_ascii_lowercase();
        match typed.parse::<IpAddr>().map(|address| address.to_canonical()) {
            Ok(address) if is_local(address) => Ok(Self::Address(address)),
            Ok(_) => Err(BadName::Public),
            Err(_) if is_domain(&typed) => Ok(Self::Domain(typed)),
            Err(_) => Err(BadName::Foreign),
        }
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Address(IpAddr::V6(address)) => write!(f, "[{address}]"),
            Self::Address(address) => address.fmt(f),
            Self::Domain(name) => name.fmt(f),
        }
    }
}

/// Whether a certificate can be made for an address.
pub(super) fn is_local(address: IpAddr) -> bool {
    NETWORKS.iter().any(|(start, bits)| match (start, address) {
        (IpAddr::V4(start), IpAddr::V4(address)) => (start.to_bits() ^ address.to_bits()) >> (32 - bits) == 0,
        (IpAddr::V6(start), IpAddr::V6(address)) => (start.to_bits() ^ address.to_bits()) >> (128 - bits) == 0,
        _ => false,
    })
}

fn is_domain(name: &str) -> bool {
    let parts = || name.split('.');
    let letters = |part: &str| !part.is_empty() && part.len() < 64 && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let ours = |domain: &str| name.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    name.len() < 254 && parts().all(letters) && DOMAINS.iter().any(|domain| ours(domain))
}

/// The addresses by which others on the local network reach this machine: those from which it would answer them. Nothing is sent.
pub fn addresses() -> Vec<IpAddr> {
    let neighbours: [IpAddr; 5] = [
        Ipv4Addr::new(192, 168, 1, 1).into(),
        Ipv4Addr::new(10, 0, 0, 1).into(),
        Ipv4Addr::new(172, 16, 0, 1).into(),
        Ipv4Addr::new(1, 1, 1, 1).into(),
        Ipv6Addr::new(0xfd00, 0, 0, 0, 0, 0, 0, 1).into(),
    ];
    let mut found: Vec<IpAddr> = Vec::new();
    for neighbour in neighbours {
        let any: IpAddr = if neighbour.is_ipv4() { Ipv4Addr::UNSPECIFIED.into() } else { Ipv6Addr::UNSPECIFIED.into() };
        let own = UdpSocket::bind((any, 0)).and_then(|socket| socket.connect((neighbour, 9)).and_then(|()| socket.local_addr()));
        let own = own.ok().map(|own| own.ip()).filter(|ip| is_local(*ip) && !ip.is_loopback() && !found.contains(ip));
        found.extend(own);
    }
    found
}

/// The names of the machine itself.
pub(super) fn own_names() -> Vec<Name> {
    let host = host_name().map(|host| format!("{}.local", host.split('.').next().unwrap_or_default()));
    let mut names = vec![Name::Domain("localhost".to_owned()), Name::Address(Ipv4Addr::LOCALHOST.into())];
    names.extend(host.and_then(|host| host.parse().ok()));
    names.extend(addresses().into_iter().map(Name::Address));
    names
}

#[cfg(unix)]
fn host_name() -> Option<String> {
    rustix::system::uname().nodename().to_str().ok().map(str::to_owned)
}

#[cfg(not(unix))]
fn host_name() -> Option<String> {
    std::env::var("COMPUTERNAME").ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_a_local_network_are_signed_for() {
        for good in
            ["192.168.1.20", "10.1.2.3", "172.31.255.1", "127.0.0.1", "::1", "fd00::5", "localhost", "May-Chu.local", "chibo.lan"]
        {
            assert!(good.parse::<Name>().is_ok(), "{good}");
        }
        for (bad, why) in [
            ("8.8.8.8", BadName::Public),
            ("172.32.0.1", BadName::Public),
            ("2001:db8::1", BadName::Public),
            ("vietcombank.com.vn", BadName::Foreign),
            ("notlocal", BadName::Foreign),
            ("a..local", BadName::Foreign),
            (".local", BadName::Foreign),
            ("máy.local", BadName::Foreign),
            ("", BadName::Foreign),
        ] {
            assert_eq!(bad.parse::<Name>(), Err(why), "{bad}");
        }
        assert_eq!("fd00::5".parse::<Name>().map(|name| name.to_string()), Ok("[fd00::5]".to_owned()));
    }
}
