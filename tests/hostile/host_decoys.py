#!/usr/bin/env python3
"""Host side of the hostile cases: decoys to protect, and the checks to make after each case.

  host_decoys.py up                     create decoys under /tmp/jc_decoys, start sleeper + listeners, take a baseline
  host_decoys.py check [--judge-pid N]  compare with the baseline; prints BAD lines and exits 1 if anything changed;
                                        with --quick only where anyone may write, not the whole file system
  host_decoys.py scan FILE...           look in candidate-facing reports / logs for leaks and unescaped bytes
  host_decoys.py down                   stop and remove the decoys
Listens on 127.0.0.1 only. Everything it creates lies under /tmp/jc_decoys.
"""
import hashlib, json, os, re, secrets, shutil, signal, socket, sqlite3, subprocess, sys, time
D = "/tmp/jc_decoys"; ST = D + "/.state.json"
SKIP = ("/tmp/jc_decoys", "/proc", "/sys")

def finger(p):
    s = os.lstat(p); h = hashlib.sha256(open(p, "rb").read()).hexdigest() if os.path.isfile(p) and not os.path.islink(p) else "-"
    return [oct(s.st_mode), s.st_uid, s.st_gid, s.st_nlink, s.st_size, h]
def start(pid):
    try: return open("/proc/%d/stat" % pid).read().rsplit(")", 1)[1].split()[19]
    except OSError: return None
def read(p, default=""):
    try: return open(p, errors="replace").read()
    except OSError: return default
def sysv():
    out = []
    for k in ("shm", "sem", "msg"):
        for l in read("/proc/sysvipc/" + k).splitlines()[1:]:
            key = int(l.split()[0]) & 0xffffffff
            if key >> 16 == 0x4A43 or k == "shm": out.append((k, hex(key), l.split()[1]))
    return sorted(out)
def strays(quick=False):
    """canaries on the host, odd processes, odd ports"""
    out = []
    for root in (() if quick else ("/",)) + ("/tmp", "/var/tmp", "/dev/shm", "/dev/mqueue", "/run"):
        dev = os.lstat(root).st_dev if os.path.isdir(root) else None
        for d, ds, fs in os.walk(root, onerror=lambda e: None):
            ds[:] = [x for x in ds if not os.path.join(d, x).startswith(SKIP) and not os.path.islink(os.path.join(d, x)) and os.lstat(os.path.join(d, x)).st_dev == dev]
            hit = [x for x in ds + fs if x.startswith(("jc_canary", "core.jc", "etilqs_")) or "\x1b" in x]
            out += ["file " + repr(os.path.join(d, x)) for x in hit]
            ds[:] = [x for x in ds if x not in hit]
    for p in filter(str.isdigit, os.listdir("/proc")):
        c = read("/proc/%s/comm" % p).strip()
        if c in ("jc_orphan", "jc_chain"): out.append("process %s %s" % (p, c))
        if read("/proc/%s/stat" % p).rsplit(")", 1)[-1].split()[:1] == ["T"]: out.append("stopped process %s %s" % (p, c))
    for l in read("/proc/net/tcp").splitlines()[1:]:
        a, st = l.split()[1], l.split()[3]
        if st == "0A" and a.endswith(":%04X" % 9229): out.append("listener on 9229")
    for l in read("/proc/keys").splitlines():
        if "jc_canary" in l: out.append("key " + l.split()[-1])
    return sorted(set(out))
def gauges():
    v = os.statvfs("/tmp"); mi = dict(re.findall(r"(\w+):\s+(\d+)", read("/proc/meminfo")))
    nested = lambda p: len(re.findall(r"\d+", (re.findall(r"(?m)^NSpid:(.*)", read("/proc/%s/status" % p)) or [""])[0])) > 1
    return dict(procs=len([p for p in os.listdir("/proc") if p.isdigit() and nested(p)]), files=int(read("/proc/sys/fs/file-nr", "0").split()[0]), free_mb=v.f_bavail * v.f_frsize >> 20,
                inodes=v.f_favail, shmem_mb=int(mi.get("Shmem", 0)) >> 10, avail_mb=int(mi.get("MemAvailable", 0)) >> 10, mounts=len(read("/proc/self/mountinfo").splitlines()), cgroups=sum(len(d) for _, d, _ in os.walk("/sys/fs/cgroup")))

def serve():
    def log(x):
        with open(D + "/hits.log", "a") as f: f.write("%.3f %s\n" % (time.time(), x))
    socks = []
    t = socket.socket(); t.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); t.bind(("127.0.0.1", 48123)); t.listen(8); socks.append(("tcp", t))
    u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); u.bind(("127.0.0.1", 48124)); socks.append(("udp", u))
    for nm, a in (("unix", D + "/sock"), ("abstract", "\0jc_host_sock")):
        s = socket.socket(socket.AF_UNIX); s.bind(a); s.listen(8); socks.append((nm, s))
    os.chmod(D + "/sock", 0o777)
    import selectors
    sel = selectors.DefaultSelector()
    for nm, s in socks: sel.register(s, selectors.EVENT_READ, nm)
    end = time.time() + 12 * 3600
    while time.time() < end:
        for k, _ in sel.select(5):
            if k.data == "udp": log("udp %r" % (k.fileobj.recvfrom(100),))
            else:
                c, a = k.fileobj.accept(); log("%s connection %r" % (k.data, a)); c.close()

def up():
    if os.path.exists(ST): sys.exit("already up: run down first")
    os.makedirs(D + "/home", exist_ok=True); sec = "JC-HOST-SECRET-" + secrets.token_hex(8)
    open(D + "/secret.txt", "w").write(sec + "\n"); open(D + "/victim.txt", "w").write("victim: must never change\n"); open(D + "/home/.bashrc", "w").write("# decoy\n"); open(D + "/hits.log", "w").close()
    db = sqlite3.connect(D + "/secret.db"); db.execute("CREATE TABLE IF NOT EXISTS secret(txt)"); db.execute("INSERT INTO secret VALUES (?)", (sec + "-DB",)); db.commit(); db.close()
    for p, m in (("secret.txt", 0o644), ("secret.db", 0o666), ("victim.txt", 0o666)): os.chmod(os.path.join(D, p), m)   # open to all on purpose: only the sandbox protects them
    os.chmod(D, 0o755)
    nul = subprocess.DEVNULL
    sl = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(12*3600) #jc_victim"], stdin=nul, stdout=nul, stderr=nul, start_new_session=True)
    sv = subprocess.Popen([sys.executable, os.path.abspath(__file__), "_serve"], stdin=nul, stdout=nul, stderr=nul, start_new_session=True)
    time.sleep(0.7)
    if sv.poll() is not None: sl.kill(); shutil.rmtree(D, ignore_errors=True); sys.exit("listeners could not start (ports 48123/48124 taken?)")
    st = dict(sleeper=[sl.pid, start(sl.pid)], server=[sv.pid, start(sv.pid)], files={p: finger(os.path.join(D, p)) for p in ("secret.txt", "secret.db", "victim.txt", "home/.bashrc", ".", "home")}, strays=strays(), sysv=sysv(), gauges=gauges(), core=read("/proc/sys/kernel/core_pattern"))
    json.dump(st, open(ST, "w")); st["files"]["."] = finger(D); json.dump(st, open(ST, "w"))
    print("up; baseline", st["gauges"], "strays before:", st["strays"])

def check(argv):
    st = json.load(open(ST)); bad = []
    for p, f in st["files"].items():
        g = finger(os.path.join(D, p)) if os.path.lexists(os.path.join(D, p)) else None
        if p in (".", "home") and g: g[4], f[4] = 0, 0
        if g != f: bad.append("decoy %s changed: %s -> %s" % (p, f, g))
    for nm in ("sleeper", "server"):
        if start(st[nm][0]) != st[nm][1]: bad.append(nm + " process died")
    if "--judge-pid" in argv:
        n = int(argv[argv.index("--judge-pid") + 1]); k = "judge%d" % n
        if start(n) is None: bad.append("judge process gone")
        elif st.setdefault(k, start(n)) != start(n): bad.append("judge process restarted")
    h = read(D + "/hits.log")
    if h: bad.append("decoy sockets were reached: " + h.strip().replace("\n", " | ")[:400])
    bad += ["stray " + x for x in strays("--quick" in argv) if x not in st["strays"]]
    if [list(x) for x in sysv()] != [list(x) for x in st["sysv"]]: bad.append("SysV IPC differs: %s" % sysv())
    if read("/proc/sys/kernel/core_pattern") != st["core"]: bad.append("core_pattern changed")
    a, b = st["gauges"], gauges()
    for k, slack in (("procs", 15), ("files", 400), ("mounts", 0), ("shmem_mb", 64)):
        if b[k] > a[k] + slack: bad.append("%s grew: %d -> %d" % (k, a[k], b[k]))
    for k, slack in (("free_mb", 512), ("inodes", 5000), ("avail_mb", 1024)):
        if b[k] < a[k] - slack: bad.append("%s fell: %d -> %d" % (k, a[k], b[k]))
    json.dump(st, open(ST, "w"))
    for x in bad: print("BAD", x)
    print("OK" if not bad else "%d problem(s)" % len(bad), b); sys.exit(1 if bad else 0)

def scan(files):
    pats = [("host secret leaked", rb"JC-HOST-SECRET"), ("hidden input leaked (only bad in a HIDDEN test's report)", rb"JCLEAK"), ("expected value found in sandbox", rb"JC (FOUND|MEM|AHEAD|TOKEN|CALLED|SWAPPED)"),
            ("state carried between runs", rb"JC (CARRIED|SHADOW RAN|PYC RAN)"), ("probe allowed: look at it", rb"PROBE [^|\n]*ALLOWED[^|\n]*"), ("raw escape byte", rb"\x1b"), ("live markup", rb"<img src=x onerror|<script>document\.title"), ("forged log line", rb"(?m)^2026-01-01T00:00:00Z INFO verdict=AC jc"), ("csv formula cell", rb"(?m)(^|[,;\t])\"?=(HYPERLINK|1\+1)")]
    n = 0
    for f in files:
        b = open(f, "rb").read()
        for nm, rx in pats:
            for m in list(re.finditer(rx, b))[:5]: n += 1; print("%s: %s: %r" % (f, nm, b[max(0, m.start() - 20):m.end() + 60]))
    print(n, "finding(s)"); sys.exit(1 if n else 0)

def down():
    st = json.load(open(ST))
    for k in ("sleeper", "server"):
        if start(st[k][0]) == st[k][1]: os.kill(st[k][0], signal.SIGKILL)
    shutil.rmtree(D, ignore_errors=True); print("down")

if __name__ == "__main__":
    a = sys.argv[1:] or ["help"]
    {"up": up, "down": down, "check": lambda: check(a), "scan": lambda: scan(a[1:]), "_serve": serve}.get(a[0], lambda: print(__doc__))()
