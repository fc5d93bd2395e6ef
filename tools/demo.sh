#!/bin/sh
# make demo：在示范乡镇上把主要的事办一遍。结果写在 out/demo 里。
set -eu
bin=${1:-.venv/bin}
root=$(cd "$(dirname "$0")/.." && pwd)
work="$root/out/demo"
today=2027-01-14
rm -rf "$work"
mkdir -p "$work"
cp -R "$root/samples/示范县" "$work/示范县"
cd "$work/示范县/柳溪镇"

say() { printf '\n==== %s\n' "$1"; }

say "读懂了什么：xzhj show 党员名册.xlsx"
"$bin/xzhj" show 党员名册.xlsx
say "查一个干净的乡镇：xzhj check"
"$bin/xzhj" check --today $today
if [ -d ../青石乡 ]; then
  say "查一个有毛病的乡镇：xzhj check ../青石乡"
  "$bin/xzhj" check ../青石乡 --today $today || true
fi
say "按姓氏笔画排：xzhj order"
"$bin/xzhj" order 王芳 丁一 欧阳建国 叶明 申强
if [ -d 选票 ]; then
  say "计票：xzhj tally 选票/党委委员.csv"
  "$bin/xzhj" tally 选票/党委委员.csv || true
fi
say "出请示：xzhj render request"
"$bin/xzhj" render request --today $today
say "审自己写的文书：xzhj audit out"
"$bin/xzhj" audit out --today $today
say "看一条规则：xzhj explain R401"
"$bin/xzhj" explain R401
printf '\n文书写在 %s\n' "$work/示范县/柳溪镇/out"
