@echo off
rem 把名册、文书、选票或整个换届文件夹拖到本文件上；双击则出现菜单。
setlocal EnableExtensions DisableDelayedExpansion
chcp 936 >nul
title 乡镇换届工具
set "PY="
py -3.@MINOR@ -c "import xzhj" >nul 2>nul && set "PY=py -3.@MINOR@"
if not defined PY py -3 -c "import xzhj" >nul 2>nul && set "PY=py -3"
if not defined PY python -c "import xzhj" >nul 2>nul && set "PY=python"
if not defined PY goto notinstalled
set "CHECK="
set "AUDIT="
set "TALLY="
if "%~1"=="" goto menu
rem 在第一个文件所在的文件夹里办，这样能找到旁边的换届信息
set "HERE=%~dp1"
set "ATTR=%~a1"
if "%ATTR:~0,1%"=="d" set "HERE=%~f1"

:sort
if "%~1"=="" goto run
set "NAME=%~n1"
set "ATTR=%~a1"
if "%ATTR:~0,1%"=="d" goto check
for %%E in (.docx .doc .wps .rtf) do if /i "%~x1"=="%%E" goto audit
for %%E in (.yaml .lrmx) do if /i "%~x1"=="%%E" goto check
for %%E in (.xlsx .xlsm .xls .et .ods .csv .tsv) do if /i "%~x1"=="%%E" goto table
echo 拿不准怎么办：%~nx1
echo   1 按名册检查   2 按文书审查   3 按选票计票   其他键 跳过
set "ANSWER="
set /p "ANSWER=请选 1、2、3，然后回车："
if "%ANSWER%"=="1" goto check
if "%ANSWER%"=="2" goto audit
if "%ANSWER%"=="3" goto tally
goto next
:table
if not "%NAME:选票=%"=="%NAME%" goto tally
if not "%NAME:计票=%"=="%NAME%" goto tally
:check
set CHECK=%CHECK% "%~f1"
goto next
:audit
set AUDIT=%AUDIT% "%~f1"
goto next
:tally
set TALLY=%TALLY% "%~f1"
:next
shift
goto sort

:run
pushd "%HERE%"
if defined CHECK echo == 检查名册 ==
if defined CHECK %PY% -m xzhj check %CHECK%
if defined AUDIT echo == 审查文书 ==
if defined AUDIT %PY% -m xzhj audit %AUDIT%
if defined TALLY echo == 计票 ==
if defined TALLY %PY% -m xzhj tally %TALLY%
goto end
:menu
%PY% -m xzhj
goto end
:notinstalled
echo 还没有安装，请先运行 安装.bat。
:end
echo.
pause
