"""The configuration of the embedded server: what its ``neo4j.conf`` and its Java are told."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from schema.errors import CallError

MIB = 1024 * 1024
LOOPBACK = "127.0.0.1"
MAIN_CLASS = "org.neo4j.server.CommunityEntryPoint"

# Browser asks hosts of its makers for fonts, usage counts and news, and has no setting against it in Community: the
# page's own policy keeps it at home. Other servers on this machine may be connected to, and none elsewhere.
CONTENT_SECURITY_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; "
    "connect-src 'self' ws://127.0.0.1:* ws://localhost:* http://127.0.0.1:* http://localhost:*"
)

# Measured on two cores, in seconds of processor time: a start takes 10.1 with G1 and Java's own thresholds, 8.6 with
# the serial collector and a second compiler that waits five times longer. It takes 6.8 without that compiler, but
# then queries that run for long cost half as much again. Where memory is large, the serial collector pauses too long.
SMALL_HEAP = 4096
SMALL_HEAP_OPTIONS = ("-XX:+UseSerialGC",)
LARGE_HEAP_OPTIONS = ("-XX:+UseG1GC",)
PATIENT_COMPILER = (
    "-XX:Tier4InvocationThreshold=25000",
    "-XX:Tier4MinInvocationThreshold=3000",
    "-XX:Tier4CompileThreshold=75000",
    "-XX:Tier4BackEdgeThreshold=200000",
)

CONFIGURATION = """\
# Written by dots at each start; changes made here are lost.

# Nobody but this machine.
server.default_listen_address={host}
server.default_advertised_address={host}
server.bolt.listen_address={host}:{bolt_port}
server.bolt.advertised_address={host}:{bolt_port}
server.http.listen_address={host}:{http_port}
server.http.advertised_address={host}:{http_port}
server.https.enabled=false

# Nothing is told to anybody, and nothing is fetched from anywhere.
dbms.usage_report.enabled=false
client.allow_telemetry=false
dbms.security.http_static_content_security_policy_header={content_security_policy}
dbms.security.http_access_control_allow_origin=http://{host}:{http_port}
dbms.security.allow_csv_import_from_file_urls=false
internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0

# Stopping waits for nobody: what was committed is in the transaction log already.
internal.server.bolt.thread_pool_shutdown_wait_time=0s
internal.server.bolt.connection_shutdown_wait_time=0s

server.memory.heap.max_size={heap}m
server.memory.pagecache.size={page_cache}m

# Logs of loads that were checkpointed are of no use here: there is no replica and no incremental backup.
db.tx_log.rotation.size=32M
db.tx_log.rotation.retention_policy=256M size
db.checkpoint.interval.time=5m
db.logs.query.enabled=OFF
"""


@dataclass(frozen=True, slots=True)
class Memory:
    """How much memory the server may take, in MiB.

    Args:
        heap: What Java may use for queries and transactions.
        page_cache: What Neo4j may use for the pages of its store.
    """

    heap: int
    page_cache: int


def plan_memory() -> Memory:
    """Share out the machine: a quarter for the heap and an eighth for pages, within bounds.

    ``DOTS_HEAP`` (such as ``4g`` or ``800m``) sets the heap instead.

    Raises:
        CallError: ``DOTS_HEAP`` is not a size.
    """
    present = present_memory()
    heap = max(512, min(2048, present // 4))
    if wished := os.environ.get("DOTS_HEAP"):
        size = re.fullmatch(r"(\d+)\s*([mMgG])[iI]?[bB]?", wished.strip())
        if not size:
            raise CallError(f"DOTS_HEAP is “{wished}”, which is no size.", remedy="Write 2g or 800m.")
        heap = int(size[1]) * (1024 if size[2] in "gG" else 1)
    return Memory(heap=heap, page_cache=max(128, min(1024, present // 8)))


def present_memory() -> int:
    """Return how much memory this process may count on, in MiB: the machine's, or its container's if that is less."""
    import psutil

    present = int(psutil.virtual_memory().total)
    limit = Path("/sys/fs/cgroup/memory.max")
    if limit.exists() and (text := limit.read_text(encoding="ascii").strip()).isdigit():
        present = min(present, int(text))
    return present // MIB


def write_configuration(file: Path, bolt_port: int, http_port: int, memory: Memory) -> None:
    """Write ``neo4j.conf``.

    Args:
        file: Where it goes.
        bolt_port: The port for drivers.
        http_port: The port for Browser.
        memory: How much the server may take.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(
        CONFIGURATION.format(
            host=LOOPBACK,
            bolt_port=bolt_port,
            http_port=http_port,
            content_security_policy=CONTENT_SECURITY_POLICY,
            heap=memory.heap,
            page_cache=memory.page_cache,
        ),
        encoding="utf-8",
    )


def read_ports(file: Path) -> tuple[int, int]:
    """Return the ports for drivers and for Browser that a configuration names.

    Args:
        file: A ``neo4j.conf`` that `write_configuration` wrote.
    """
    text = file.read_text(encoding="utf-8")
    named = dict(re.findall(r"^server\.(bolt|http)\.listen_address=.*:(\d+)$", text, flags=re.MULTILINE))
    return int(named["bolt"]), int(named["http"])


def java_options(memory: Memory, crash_file: Path) -> list[str]:
    """Return what Java is told, apart from archives and the class path.

    Args:
        memory: How much the server may take.
        crash_file: Where Java writes down how it crashed, if it does.
    """
    return [
        f"-Xmx{memory.heap}m",
        *(SMALL_HEAP_OPTIONS if memory.heap <= SMALL_HEAP else LARGE_HEAP_OPTIONS),
        *PATIENT_COMPILER,
        "-XX:-OmitStackTraceInFastThrow",
        f"-XX:ErrorFile={crash_file}",
        # Writing an archive, Java would list every class that it leaves out.
        "-Xlog:cds=error,cds+dynamic=error",
        "-XX:+ExitOnOutOfMemoryError",
        # What Neo4j's own distribution opens to its jars.
        "--add-opens=java.base/java.nio=ALL-UNNAMED",
        "--add-opens=java.base/java.io=ALL-UNNAMED",
        "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
        "--enable-native-access=ALL-UNNAMED",
        "-Dio.netty.tryReflectionSetAccessible=true",
        "-Dio.netty.leakDetection.level=DISABLED",
        "-Dlog4j2.disable.jmx=true",
        "-Dfile.encoding=UTF-8",
        "-Djava.awt.headless=true",
    ]
