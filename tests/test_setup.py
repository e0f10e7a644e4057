"""The three lists of dependencies agree: pyproject.toml, environment.yml and uv.lock."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
CONDA = {"matplotlib-base": "matplotlib", "nbconvert-core": "nbconvert"}


def normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def floors(lines):
    found = (re.fullmatch(r"([A-Za-z0-9_.-]+)>=([\d.]+)", line.replace(" ", "")) for line in lines)
    return {normal(CONDA.get(match[1], match[1])): match[2] for match in found if match}


def project():
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def numbers(version):
    return tuple(int(part) for part in re.findall(r"\d+", version))


def test_conda_and_pyproject_name_the_same_floors():
    conda = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))["dependencies"]
    listed = floors(line for line in conda if isinstance(line, str))
    assert listed.pop("python") == project()["project"]["requires-python"].removeprefix(">=")
    assert listed == floors(project()["project"]["dependencies"])
    assert {"pip": ["-e ."]} in conda


def test_every_floor_is_met_by_the_lock():
    locked = {normal(package["name"]): package["version"] for package in tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))["package"] if "version" in package}
    wanted = floors(project()["project"]["dependencies"]) | floors(project()["dependency-groups"]["dev"])
    assert wanted
    for name, floor in wanted.items():
        assert numbers(locked[name]) >= numbers(floor), name


@pytest.mark.parametrize("file", ["uv.lock", "pyproject.toml", "environment.yml"])
def test_packages_come_from_public_addresses(file):
    hosts = set(re.findall(r"https?://([^/\"\s]+)", (ROOT / file).read_text("utf-8")))
    assert hosts <= {"pypi.org", "files.pythonhosted.org"}


@pytest.mark.parametrize("verb", ["report", "test", "lab", "bench", "lint", "clean"])
def test_the_makefile_names_its_verbs(verb):
    text = (ROOT / "Makefile").read_text("utf-8")
    assert re.search(rf"^{verb}:", text, flags=re.MULTILINE) and f"'make {verb} " in text


@pytest.mark.parametrize("file", sorted(file for part in ("coding", "sources", "findings", "checking") for file in (ROOT / "src/stancebook" / part).rglob("*.yml")), ids=lambda file: file.name)
def test_no_key_stands_twice_in_the_packages_data(file):
    """The loaders of the package's own data keep the last of two keys alike, so that one would be lost unseen."""

    def walk(node: yaml.Node) -> None:
        if isinstance(node, yaml.MappingNode):
            keys = [key.value for key, _ in node.value]
            assert len(set(keys)) == len(keys), sorted(key for key in keys if keys.count(key) > 1)
        for child in node.value if isinstance(node, (yaml.MappingNode, yaml.SequenceNode)) else ():
            for part in child if isinstance(child, tuple) else (child,):
                walk(part)

    walk(yaml.compose(file.read_text(encoding="utf-8"), Loader=yaml.SafeLoader))
