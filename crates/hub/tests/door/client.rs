//! Requests by hand, from the types of the wire.

use std::fmt;
use std::sync::Arc;

use desk_hub::http::MESSAGE_TYPE;
use desk_wire::protocol::{Message, Problem, ProblemCode, proof_message};
use desk_wire::{pack, unpack};
use ed25519_dalek::{Signer as _, SigningKey};
use reqwest::Method;
use sha2::{Digest as _, Sha256};
use tokio_rustls::rustls::client::danger::{
    HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier,
};
use tokio_rustls::rustls::crypto::{
    CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature,
};
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use tokio_rustls::rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, Error, SignatureScheme,
};

/// Somebody who can reach a hub.
#[derive(Clone)]
pub(crate) struct Client {
    http: reqwest::Client,
    address: String,
}

/// An answer, whole.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: reqwest::header::HeaderMap,
    pub(crate) body: Vec<u8>,
}

/// How a request shows who sends it.
#[derive(Clone)]
pub(crate) struct Shown {
    pub(crate) access: String,
    pub(crate) key: SigningKey,
}

impl Client {
    pub(crate) fn new(address: &str, certificate: [u8; 32]) -> Self {
        let provider = Arc::new(ring::default_provider());
        let tls = ClientConfig::builder_with_provider(Arc::clone(&provider))
            .with_safe_default_protocol_versions()
            .unwrap()
            .dangerous()
            .with_custom_certificate_verifier(Arc::new(Pinned { certificate, provider }))
            .with_no_client_auth();
        let http = reqwest::Client::builder().tls_backend_preconfigured(tls).build().unwrap();
        Self { http, address: address.to_owned() }
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    pub(crate) fn http(&self) -> &reqwest::Client {
        &self.http
    }

    /// A request that says nothing about who sends it.
    pub(crate) async fn plain(&self, method: Method, path: &str, body: Vec<u8>) -> Answer {
        read(self.http.request(method, self.url(path)).body(body)).await
    }

    pub(crate) async fn post(&self, path: &str, message: &impl Message) -> Answer {
        self.plain(Method::POST, path, packed(message)).await
    }

    /// A request with a token and a proof.
    pub(crate) async fn shown(
        &self,
        shown: &Shown,
        method: Method,
        path: &str,
        body: Vec<u8>,
    ) -> Answer {
        read(self.request(shown, method, path, body)).await
    }

    /// The same, before it is sent.
    pub(crate) fn request(
        &self,
        shown: &Shown,
        method: Method,
        path: &str,
        body: Vec<u8>,
    ) -> reqwest::RequestBuilder {
        let message = proof_message(&shown.access, method.as_str(), path, &body);
        let proof = hex::encode(shown.key.sign(&message).to_bytes());
        self.http
            .request(method, self.url(path))
            .header("authorization", format!("Desk {}", shown.access))
            .header("desk-proof", proof)
            .header("content-type", MESSAGE_TYPE)
            .body(body)
    }
}

pub(crate) fn packed(message: &impl Message) -> Vec<u8> {
    pack(&message.to_bytes().unwrap()).unwrap()
}

pub(crate) async fn read(request: reqwest::RequestBuilder) -> Answer {
    let response = request.send().await.unwrap();
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    Answer { status, headers, body: response.bytes().await.unwrap().to_vec() }
}

impl Answer {
    pub(crate) fn message<T: Message>(&self) -> T {
        assert_eq!(self.status, 200, "{self}");
        T::from_bytes(&unpack(&self.body, 64 << 20).unwrap()).unwrap()
    }

    pub(crate) fn problem(&self) -> Problem {
        Problem::from_bytes(&self.body).unwrap_or_else(|_| panic!("no problem: {self:?}"))
    }

    pub(crate) fn refused(&self) -> ProblemCode {
        let code = self.problem().code;
        assert_eq!(self.status, code.status());
        code
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:?}", self.status, Problem::from_bytes(&self.body).ok())
    }
}

/// Trusts one certificate, whoever signed it.
#[derive(Debug)]
struct Pinned {
    certificate: [u8; 32],
    provider: Arc<CryptoProvider>,
}

impl ServerCertVerifier for Pinned {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        _intermediates: &[CertificateDer<'_>],
        _server_name: &ServerName<'_>,
        _ocsp_response: &[u8],
        _now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let shown: [u8; 32] = Sha256::digest(end_entity).into();
        if shown == self.certificate {
            Ok(ServerCertVerified::assertion())
        } else {
            Err(CertificateError::UnknownIssuer.into())
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let known = &self.provider.signature_verification_algorithms;
        verify_tls12_signature(message, cert, dss, known)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let known = &self.provider.signature_verification_algorithms;
        verify_tls13_signature(message, cert, dss, known)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}
