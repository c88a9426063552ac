#!/usr/bin/env bash
# The real LocalStack as a process: process.sh install DIR [VERSION] | process.sh start DIR PORT
# install: a virtual environment in DIR, resolved as of the release, since later releases of its dependencies break it.
# start:   runs in the foreground on PORT; the line "Ready." and GET /_localstack/health say that it is up.
set -euo pipefail
python_3_13() { # the first 3.13 that runs: pyenv's shims exist for versions that do not. 3.12 starts, but S3 fails (warnings.deprecated)
  local p; for p in python3.13 "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.13.*/bin/python; do
    "$p" -c "import sys; sys.exit(sys.version_info[:2] != (3, 13))" 2>/dev/null && { command -v "$p"; return; }
  done; echo "no Python 3.13 found" >&2; return 1
}
case "${1:-}" in
  install)
    dir=$2 version=${3:-4.14.0}
    command -v uv >/dev/null || pip install -q uv
    python=$(python_3_13)
    uv venv -q --python "$python" "$dir"
    uv pip install -q --python "$dir/bin/python" --exclude-newer 2026-03-10 "localstack-core[runtime]==$version"
    ;;
  start)
    dir=$2 port=$3
    export FILESYSTEM_ROOT=${LOCALSTACK_STATE:-$(mktemp -d)} GATEWAY_LISTEN=127.0.0.1:$port LOCALSTACK_HOST=127.0.0.1:$port
    export EAGER_SERVICE_LOADING=0 DISABLE_EVENTS=1 SKIP_SSL_CERT_DOWNLOAD=1 DNS_ADDRESS=0
    exec "$dir/bin/python" -m localstack.runtime.main
    ;;
  *) sed -n 2,4p "$0" >&2; exit 2 ;;
esac
