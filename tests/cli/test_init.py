"""`xzhj init` as typed."""

import pytest

from xzhj.cli import main


def run(monkeypatch, capsys, *words: str) -> tuple[int, str, str]:
    monkeypatch.setattr("sys.argv", ["xzhj", *words])
    with pytest.raises(SystemExit) as stop:
        main()
    out = capsys.readouterr()
    return int(stop.value.code or 0), out.out, out.err


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    (tmp_path / "换届 工作").mkdir()
    monkeypatch.chdir(tmp_path / "换届 工作")
    return tmp_path / "换届 工作"


def test_one_township(here, monkeypatch, capsys):
    status, out, err = run(monkeypatch, capsys, "init", "柳溪镇")
    assert (status, err) == (0, "")
    assert "新建 8 个文件" in out and "xzhj check 柳溪镇" in out
    assert (here / "柳溪镇" / "换届信息.xlsx").is_file()
    status, out, _ = run(monkeypatch, capsys, "init", "柳溪镇")
    assert status == 0 and "已有的 8 个没有动" in out and "新建" not in out


def test_yaml(here, monkeypatch, capsys):
    assert run(monkeypatch, capsys, "init", "柳溪镇", "--yaml")[0] == 0
    assert (here / "柳溪镇" / "election.yaml").is_file()
    assert not (here / "柳溪镇" / "换届信息.xlsx").exists()


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_county_from_a_list(here, monkeypatch, capsys, encoding):
    (here / "名单.txt").write_bytes("乡镇\r\n1.柳溪镇\r\n青山乡\r\n青山乡\r\n".encode(encoding))
    status, out, _ = run(monkeypatch, capsys, "init", "--county", "示范县", "--list", "名单.txt")
    assert status == 0 and "county.yaml" in out
    assert sorted(p.name for p in (here / "示范县").iterdir()) == ["county.yaml", "柳溪镇", "青山乡"]


def test_county_with_names(here, monkeypatch, capsys):
    assert run(monkeypatch, capsys, "init", "--county", "示范县", "柳溪镇")[0] == 0
    assert (here / "示范县" / "柳溪镇" / "换届信息.xlsx").is_file()


@pytest.mark.parametrize("words", [["init"], ["init", "--list", "没有.txt"], ["init", "文件.txt"]])
def test_cannot(here, monkeypatch, capsys, words):
    (here / "文件.txt").write_text("x", "utf-8")
    status, _, err = run(monkeypatch, capsys, *words)
    assert status == 2
    assert len(err.strip().splitlines()) == 1
    assert "Traceback" not in err
