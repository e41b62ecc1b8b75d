//! The certificate: a given one, or one of the hub's own making. Devices pin its
//! SHA-256 from the invitation, so it needs nobody's signature.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use rcgen::{CertificateParams, DnType, KeyPair};
use sha2::{Digest as _, Sha256};
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::{ServerConfig, version};

use super::ServeError;
use super::folder::{Folder, write_private};

/// Where the certificate lies.
#[derive(Debug, Clone)]
pub struct CertificateFiles {
    pub certificate: PathBuf,
    pub key: PathBuf,
}

/// What the hub shows to whoever connects.
#[derive(Debug, Clone)]
pub struct Certificate {
    pub tls: Arc<ServerConfig>,
    /// SHA-256 of the first certificate: what invitations pin.
    pub fingerprint: [u8; 32],
}

/// How long one of the hub's own making is good for, from 2024: it is pinned, not trusted,
/// so changing it costs every device an invitation and wins nothing.
const YEARS: i32 = 20;

impl CertificateFiles {
    /// The hub's own, made where there is none yet.
    pub fn own(
        folder: &Folder,
        listen: SocketAddr,
        addresses: &[String],
    ) -> Result<Self, ServeError> {
        let files = Self { certificate: folder.certificate(), key: folder.certificate_key() };
        if !files.certificate.exists() || !files.key.exists() {
            make(&files, &names(listen, addresses))?;
        }
        Ok(files)
    }

    pub fn read(&self) -> Result<Certificate, ServeError> {
        let wrong = |path: &PathBuf| ServeError::Certificate { path: path.clone() };
        let chain: Vec<CertificateDer<'static>> = CertificateDer::pem_file_iter(&self.certificate)
            .map_err(|_| wrong(&self.certificate))?
            .collect::<Result<_, _>>()
            .map_err(|_| wrong(&self.certificate))?;
        let first = chain.first().ok_or_else(|| wrong(&self.certificate))?;
        let fingerprint = Sha256::digest(first).into();
        let key = PrivateKeyDer::from_pem_file(&self.key).map_err(|_| wrong(&self.key))?;
        let mut tls = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_protocol_versions(&[&version::TLS13, &version::TLS12])?
            .with_no_client_auth()
            .with_single_cert(chain, key)?;
        tls.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Certificate { tls: Arc::new(tls), fingerprint })
    }
}

/// What a browser would look for; our own devices look at the fingerprint.
fn names(listen: SocketAddr, addresses: &[String]) -> Vec<String> {
    let mut names = vec!["localhost".to_owned()];
    let mut add = |name: String| {
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    };
    if !listen.ip().is_unspecified() {
        add(listen.ip().to_string());
    }
    for address in addresses {
        add(host_of(address).to_owned());
    }
    names
}

/// `hub.example` in `https://hub.example:443/`.
fn host_of(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let authority = rest.split('/').next().unwrap_or_default();
    if let Some(inside) = authority.strip_prefix('[') {
        return inside.split(']').next().unwrap_or_default();
    }
    match authority.rsplit_once(':') {
        Some((host, _)) if authority.parse::<IpAddr>().is_err() => host,
        Some(_) | None => authority,
    }
}

fn make(files: &CertificateFiles, names: &[String]) -> Result<(), ServeError> {
    let key = KeyPair::generate()?;
    let mut params = CertificateParams::new(names)?;
    params.distinguished_name.push(DnType::CommonName, "Partner Desk hub");
    params.not_before = rcgen::date_time_ymd(2024, 1, 1);
    params.not_after = rcgen::date_time_ymd(2024 + YEARS, 1, 1);
    let certificate = params.self_signed(&key)?;
    write_private(&files.key, key.serialize_pem().as_bytes())?;
    write_private(&files.certificate, certificate.pem().as_bytes())?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_is_found_in_every_kind_of_address() {
        for (address, host) in [
            ("https://hub.example", "hub.example"),
            ("https://hub.example:8443/", "hub.example"),
            ("https://[::1]:8443", "::1"),
            ("https://192.0.2.1:1", "192.0.2.1"),
        ] {
            assert_eq!(host_of(address), host);
        }
    }

    #[test]
    fn a_certificate_is_made_once_and_read_again() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::make(place.path()).unwrap();
        let listen = "127.0.0.1:1".parse().unwrap();
        let made = CertificateFiles::own(&folder, listen, &[]).unwrap().read().unwrap();
        let again = CertificateFiles::own(&folder, listen, &[]).unwrap().read().unwrap();
        assert_eq!(made.fingerprint, again.fingerprint);
        std::fs::write(folder.certificate(), "nothing").unwrap();
        let broken = CertificateFiles::own(&folder, listen, &[]).unwrap().read();
        assert!(matches!(broken, Err(ServeError::Certificate { .. })));
    }
}
