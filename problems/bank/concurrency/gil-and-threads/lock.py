from threading import Lock, RLock

lock, rlock = Lock(), RLock()

with lock:
    print(lock.acquire(blocking=False))
with rlock:
    print(rlock.acquire(blocking=False))
    rlock.release()
print(lock.locked())

try:
    lock.release()
except RuntimeError as error:
    print(type(error).__name__)
