from __future__ import annotations

import datetime as dt
import ssl
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from sozialatlas.core.fetching import (
    BadCertificate,
)
from tests.core.fetching.servers import answer, served


@pytest.mark.parametrize(("name", "is_trusted"), [("verein.example", True), ("x.example", False)])
def test_certificate_must_be_that_of_the_name(tmp_path: Path, name: str, is_trusted: bool) -> None:
    serving, trusting = _certified(name, tmp_path)
    with served(serving) as server:
        server.answers["/"] = answer(b"sicher")
        address = f"https://verein.example:{server.port}/"
        fetcher = server.fetcher(tls=trusting)
        if is_trusted:
            assert fetcher.get(address).body == b"sicher"
        else:
            with pytest.raises(BadCertificate):
                fetcher.get(address)


def test_certificate_of_nobody_we_know_is_refused(tmp_path: Path) -> None:
    serving, _trusting = _certified("verein.example", tmp_path)
    with served(serving) as server, pytest.raises(BadCertificate):
        server.fetcher().get(f"https://verein.example:{server.port}/")


def _certified(name: str, folder: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """Return what serves a certificate for a name, and what trusts it."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = dt.datetime.now(dt.UTC)
    built = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    pem, pkcs8 = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    certificate, private = folder / "certificate.pem", folder / "key.pem"
    certificate.write_bytes(built.public_bytes(pem))
    private.write_bytes(key.private_bytes(pem, pkcs8, plain))
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving.load_cert_chain(certificate, private)
    return serving, ssl.create_default_context(cafile=str(certificate))
