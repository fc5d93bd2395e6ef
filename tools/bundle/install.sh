#!/bin/sh
# 安装 xzhj：不联网，组件都在旁边的 wheelhouse 里。可以重复运行，也用来升级。
# 装在 ~/.local/share/xzhj（可用 XZHJ_HOME 改），命令放在 ~/.local/bin/xzhj（可用 XZHJ_BIN 改）。
set -eu
here=$(cd "$(dirname "$0")" && pwd)
home=${XZHJ_HOME:-"$HOME/.local/share/xzhj"}
bin=${XZHJ_BIN:-"$HOME/.local/bin"}

if [ ! -d "$here/wheelhouse" ]; then
    echo "没有找到 wheelhouse 文件夹。请先把压缩包全部解压出来，再运行本文件。" >&2
    exit 2
fi

python=
for candidate in "${PYTHON:-}" python3.@MINOR@ python3 python; do
    [ -n "$candidate" ] || continue
    if "$candidate" -c 'import sys; sys.exit(sys.version_info[:2] != (3, @MINOR@))' >/dev/null 2>&1; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    echo "没有找到 Python 3.@MINOR@。请先安装；已有别的版本的，请换用对应版本的安装包。" >&2
    exit 2
fi

if ! "$python" -m venv --clear "$home" >/dev/null 2>&1; then
    echo "建不了虚拟环境：请先装 python3-venv（如 sudo apt install python3.@MINOR@-venv），或确认 $home 可以写。" >&2
    exit 2
fi
echo "正在安装到 $home，请稍候……"
"$home/bin/python" -m pip install --no-index --find-links "$here/wheelhouse" --disable-pip-version-check --quiet xzhj
mkdir -p "$bin"
ln -sf "$home/bin/xzhj" "$bin/xzhj"
"$home/bin/xzhj" doctor || true
case ":$PATH:" in
    *":$bin:"*) echo "装好了。输入 xzhj 就能用。" ;;
    *) echo "装好了。命令是 $bin/xzhj；要直接输入 xzhj，请把 $bin 加进 PATH，重新登录。" ;;
esac
