#!/bin/sh
# Makes the certificates that the tests use, good from 2020 to 2120. They are for nothing else: everyone can read the keys.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/ca.conf" <<END
[ca]
default_ca = test
[test]
database = $work/index
serial = $work/serial
new_certs_dir = $work
default_md = sha256
policy = anything
default_startdate = 20200101000000Z
default_enddate = 21200101000000Z
[anything]
commonName = supplied
[authority]
basicConstraints = critical,CA:true
[server]
subjectAltName = DNS:localhost,DNS:consumer.test,IP:127.0.0.1,IP:::1
[client]
extendedKeyUsage = clientAuth
END
: >"$work/index"
echo 01 >"$work/serial"
make() { # name, subject, extensions, more arguments of `openssl ca`
  name=$1 subject=$2 extensions=$3
  shift 3
  openssl ecparam -name prime256v1 -genkey -noout -out "$name.key"
  openssl req -new -key "$name.key" -subj "$subject" -out "$work/$name.csr"
  openssl ca -batch -notext -config "$work/ca.conf" -extensions "$extensions" \
    -in "$work/$name.csr" -out "$name.pem" "$@" 2>/dev/null
}
make ca '/CN=iqmock test authority' authority -selfsign -keyfile ca.key
make server '/CN=localhost' server -cert ca.pem -keyfile ca.key
make client '/CN=iqmock test client' client -cert ca.pem -keyfile ca.key
rm -f ca.key
chmod 644 *.key
