@echo off
rem 把名册、文书、选票或整个换届文件夹拖到本文件上；双击则出现菜单。
setlocal
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
if exist "%~1\" (set "HERE=%~f1") else (set "HERE=%~dp1")
:sort
if "%~1"=="" goto run
call :one "%~1"
shift
goto sort

:one
set "NAME=%~n1"
if exist "%~1\" goto check
if /i "%~x1"==".docx" goto audit
if /i "%~x1"==".xlsx" goto table
if /i "%~x1"==".xlsm" goto table
if /i "%~x1"==".xls" goto table
if /i "%~x1"==".et" goto table
if /i "%~x1"==".ods" goto table
if /i "%~x1"==".csv" goto table
echo 拿不准怎么办：%~nx1
echo   1 按名册检查   2 按文书审查   3 按选票计票   其他键 跳过
set "ANSWER="
set /p "ANSWER=请选 1、2、3，然后回车："
if "%ANSWER%"=="1" goto check
if "%ANSWER%"=="2" goto audit
if "%ANSWER%"=="3" goto tally
exit /b
:table
if not "%NAME:选票=%"=="%NAME%" goto tally
if not "%NAME:计票=%"=="%NAME%" goto tally
:check
set CHECK=%CHECK% "%~f1"
exit /b
:audit
set AUDIT=%AUDIT% "%~f1"
exit /b
:tally
set TALLY=%TALLY% "%~f1"
exit /b

:run
cd /d "%HERE%"
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
