//! Which addresses may be connected to. A page may redirect, and a name may lead, to machines of the reader's own network
//! that answer whoever is inside it; so every address is checked, and the checked address itself is connected to.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// Finds the addresses of a server and refuses those that are not public.
#[derive(Debug)]
pub(super) struct Guarded {
    pub allow_private: bool,
    pub inner: DefaultResolver,
}

/// A server has an address that is not public.
#[derive(Debug)]
pub(super) struct NotPublic(pub IpAddr);

impl fmt::Display for NotPublic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the address {} is not public", self.0)
    }
}

impl std::error::Error for NotPublic {}

impl Resolver for Guarded {
    /// The addresses given are those that are connected to: nothing looks the name up a second time, when it could lead
    /// somewhere else. One address that is not public is enough to refuse, since no public server has such.
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.inner.resolve(uri, config, timeout)?;
        let refused = found.iter().map(std::net::SocketAddr::ip).find(|ip| !self.allow_private && !is_public(*ip));
        match refused {
            Some(ip) => Err(ureq::Error::Other(Box::new(NotPublic(ip)))),
            None => Ok(found),
        }
    }
}

/// Whether an address is one of the public internet.
pub(super) fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => match embedded(ip) {
            Some(ip) => is_public_v4(ip),
            None => is_public_v6(ip),
        },
    }
}

/// The registry of special addresses (RFC 6890 and what has been added to it).
fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let special = ip.is_private()
        || ip.is_loopback()
        || ip.is_link_local()
        || ip.is_documentation()
        || ip.is_multicast()
        // "This network", carriers' shared addresses, protocol assignments, relays, benchmarks, reserved and broadcast.
        || a == 0
        || (a == 100 && b & 0xC0 == 64)
        || (a, b, c) == (192, 0, 0)
        || (a, b, c) == (192, 88, 99)
        || (a == 198 && b & 0xFE == 18)
        || a >= 240;
    !special
}

/// Global unicast without the parts of it that are set aside: protocols (Teredo among them), documentation, 6to4.
fn is_public_v6(ip: Ipv6Addr) -> bool {
    let [a, b, ..] = ip.segments();
    let set_aside = (a == 0x2001 && (b < 0x200 || b == 0xDB8)) || a == 0x2002 || (a == 0x3FFF && b < 0x1000);
    a & 0xE000 == 0x2000 && !set_aside
}

/// The IPv4 address that an IPv6 address stands for: mapped, or translated for networks without IPv4 (NAT64).
fn embedded(ip: Ipv6Addr) -> Option<Ipv4Addr> {
    let [a, b, c, d, e, f, g, h] = ip.segments();
    let nat64 = [a, b, c, d, e, f] == [0x64, 0xFF9B, 0, 0, 0, 0];
    ip.to_ipv4_mapped().or_else(|| nat64.then(|| Ipv4Addr::from((u32::from(g) << 16) | u32::from(h))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(address: &str, expected: bool) {
        assert_eq!(is_public(address.parse().unwrap()), expected, "{address}");
    }

    #[test]
    fn special_addresses_are_not_public() {
        for address in [
            "0.0.0.0",
            "0.1.2.3",
            "10.1.2.3",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.9.9.9",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "239.1.1.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::127.0.0.1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "3fff::1",
            "5f00::1",
            "fc00::1",
            "fd12::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ] {
            check(address, false);
        }
    }

    #[test]
    fn others_are_public() {
        for address in [
            "1.1.1.1",
            "100.63.255.255",
            "100.128.0.1",
            "172.15.0.1",
            "172.32.0.1",
            "192.0.1.1",
            "198.17.1.1",
            "198.20.0.1",
            "223.255.255.1",
            "::ffff:8.8.8.8",
            "64:ff9b::808:808",
            "2606:4700::1111",
            "2001:4860::8888",
            "2a00:1450::1",
        ] {
            check(address, true);
        }
    }
}
