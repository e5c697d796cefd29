"""Resolution: from the versions wanted to every jar they need, written down as the lock.

``python -m database.embedded.resolution`` resolves `COORDINATES` again, downloads the jars, and rewrites ``lock.toml``.
"""

from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from zipfile import ZipFile

from database.embedded.lock import LOCK_FILE, read_lock

SERVER = "org.neo4j:neo4j:5.26.30"
# The newest Browser that is published as a jar; the server's own distribution brings one of the same line.
BROWSER = "org.neo4j.client:neo4j-browser:5.24.0"
COORDINATES = (SERVER, BROWSER)
OLDEST_JAVA = 17


def write_lock(file: Path, folder: Path) -> None:
    """Resolve the server's dependencies, download them, and write down what came.

    Args:
        file: The lock file to write.
        folder: A Maven repository folder for the downloads.
    """
    import tomli_w
    from jgo.env import LockFile
    from jgo.maven import MavenContext

    context = MavenContext(repo_cache=folder, timeout=60)
    wanted, needed = context.resolver.resolve([context.create_dependency(text) for text in COORDINATES])
    dependencies = [*wanted, *needed]
    with ThreadPoolExecutor(4) as threads:
        paths = list(threads.map(lambda dependency: dependency.artifact.resolve(), dependencies))
    # Java silently drops its class-data archive when a manifest names a jar that comes later on the class path
    # (JDK-8338686), so those whose manifest names others come last.
    order = sorted(range(len(paths)), key=lambda index: _names_others(paths[index]))
    locked = LockFile.from_resolved_dependencies([dependencies[index] for index in order])
    # jgo's own conversion is private to it, and carries the time of day: the same jars shall give the same file.
    data = {
        "metadata": {"jgo_version": version("jgo")},
        "environment": {
            "name": "neo4j",
            "min_java_version": OLDEST_JAVA,
            "neo4j": SERVER.rpartition(":")[2],
        },
        "dependencies": [
            {**dependency.to_dict(), "size": paths[index].stat().st_size}
            for dependency, index in zip(locked.dependencies, order, strict=True)
        ],
    }
    file.write_text(
        "# Written by `python -m database.embedded.resolution`; do not edit.\n" + tomli_w.dumps(data), encoding="utf-8"
    )


def _names_others(jar: Path) -> bool:
    with ZipFile(jar) as archive:
        name = "META-INF/MANIFEST.MF"
        return name in archive.namelist() and b"\nClass-Path:" in archive.read(name)


if __name__ == "__main__":
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as scratch:
        write_lock(LOCK_FILE, Path(scratch))
    read_lock.cache_clear()
    print(f"{LOCK_FILE.name}: {len(read_lock().jars)} jars, {read_lock().size / 1e6:.0f} MB")
