@echo off
rem 安装 xzhj：不联网，组件都在 wheelhouse 文件夹里。可以重复运行，也用来升级。
setlocal EnableExtensions DisableDelayedExpansion
chcp 936 >nul
pushd "%~dp0"
title 安装乡镇换届工具
set "PY="
py -3.@MINOR@ -c "" >nul 2>nul && set "PY=py -3.@MINOR@"
if not defined PY py -3 -c "import sys; sys.exit(sys.version_info[:2] != (3, @MINOR@))" >nul 2>nul && set "PY=py -3"
if not defined PY python -c "import sys; sys.exit(sys.version_info[:2] != (3, @MINOR@))" >nul 2>nul && set "PY=python"
if not defined PY goto nopython
%PY% -c "import struct, sys; sys.exit(struct.calcsize('P') != 8)" >nul 2>nul
if errorlevel 1 goto bits
if not exist wheelhouse\ goto nowheels
echo 正在安装，请稍候……
%PY% -m pip install --no-index --find-links wheelhouse --upgrade --disable-pip-version-check --no-warn-script-location --quiet xzhj
if errorlevel 1 goto failed
echo.
%PY% -m xzhj doctor
echo.
echo 装好了。把 xzhj.bat 复制到桌面，名册、文书、选票拖到它上面就能检查；双击它出现菜单。
goto end
:nopython
echo 没有找到 64 位的 Python 3.@MINOR@。
py -0 2>nul
echo 请先安装 Python 3.@MINOR@（64 位），安装时勾选 Add python.exe to PATH；已有别的版本的，请换用对应版本的安装包。
goto end
:bits
echo 本机的 Python 是 32 位的，请换装 64 位的 Python 3.@MINOR@。
goto end
:nowheels
echo 没有找到 wheelhouse 文件夹。请先把压缩包全部解压出来，再运行本文件。
goto end
:failed
echo 没有装成。请把上面的提示拍照，告诉维护人员。
:end
echo.
pause
