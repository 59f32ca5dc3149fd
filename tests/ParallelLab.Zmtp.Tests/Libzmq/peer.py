"""The other side of a test: libzmq itself, as Debian's python3-zmq gives it.

    peer.py SCENARIO ENDPOINT

A scenario that binds prints the endpoint it got as its first line. Every scenario prints "done" when it has seen what it should see,
and fails with a traceback otherwise. A message that does not come within LIMIT is a failure.
"""
import sys
import zmq
from zmq.utils.monitor import recv_monitor_message

LIMIT = 30_000
SIZES = [0, 1, 254, 255, 256, 257, 8191, 8192, 65536, 1_000_000]
LARGE = 64 * 1024 * 1024

context = zmq.Context()


def socket(kind, **options):
    made = context.socket(kind)
    made.rcvtimeo = made.sndtimeo = LIMIT
    made.linger = LIMIT
    for name, value in options.items():
        made.setsockopt(getattr(zmq, name), value)
    return made


def connected(kind, endpoint, **options):
    made = socket(kind, **options)
    made.connect(endpoint)
    return made


def bound(kind, endpoint):
    made = socket(kind)
    made.bind(endpoint)
    print(made.getsockopt_string(zmq.LAST_ENDPOINT), flush=True)
    return made


def same(expected, got):
    assert expected == got, f"expected {[p[:40] for p in expected]}, got {[p[:40] for p in got]}"


def filled(size):
    return bytes(i % 251 for i in range(min(size, 251))) * (size // 251 + 1)


def part(size):
    return filled(size)[:size]


def echo_all(dealer, sizes=SIZES):
    """All sizes ahead, then all answers: libzmq coalesces what waits."""
    messages = [[b"%d" % size, part(size), b"", part(size)] for size in sizes]
    for message in messages:
        dealer.send_multipart(message)
    for message in messages:
        same(message, dealer.recv_multipart())


def dealer(endpoint):
    echo_all(connected(zmq.DEALER, endpoint))


def dealer_small(endpoint):
    echo_all(connected(zmq.DEALER, endpoint), [0, 1, 255, 256, 1000])


def dealer_named(endpoint):
    named = connected(zmq.DEALER, endpoint, IDENTITY=b"ann")
    named.send_multipart([b"who am I"])
    same([b"ann"], named.recv_multipart())


def dealer_large(endpoint):
    large = connected(zmq.DEALER, endpoint)
    message = [b"large", part(LARGE)]
    large.send_multipart(message)
    assert message == large.recv_multipart()


def dealer_heartbeat(endpoint):
    beating = connected(zmq.DEALER, endpoint, HEARTBEAT_IVL=20, HEARTBEAT_TTL=2000, HEARTBEAT_TIMEOUT=2000)
    monitor = beating.get_monitor_socket(zmq.EVENT_DISCONNECTED)
    echo_all(beating, [5])
    assert monitor.poll(3000) == 0, f"lost the connection: {recv_monitor_message(monitor)}"
    echo_all(beating, [5])


def many_dealers(endpoint):
    dealers = [connected(zmq.DEALER, endpoint) for _ in range(100)]
    for number, one in enumerate(dealers):
        one.send_multipart([b"%d" % number])
    for number, one in enumerate(dealers):
        same([b"%d" % number], one.recv_multipart())


def router(endpoint):
    asking = connected(zmq.ROUTER, endpoint, ROUTER_MANDATORY=1, CONNECT_ROUTING_ID=b"server")
    asking.poll(0)
    message = [b"server", b"hello"]
    while True:
        try:
            asking.send_multipart(message)
            break
        except zmq.ZMQError as error:
            if error.errno != zmq.EHOSTUNREACH:
                raise
    same(message, asking.recv_multipart())


def req(endpoint):
    asking = connected(zmq.REQ, endpoint)
    for size in SIZES:
        asking.send_multipart([b"q", part(size)])
        same([b"q", part(size)], asking.recv_multipart())


def sub(endpoint):
    listening = connected(zmq.SUB, endpoint, SUBSCRIBE=b"a")
    same([b"a1", b"x"], listening.recv_multipart())
    listening.setsockopt(zmq.SUBSCRIBE, b"b")
    listening.setsockopt(zmq.UNSUBSCRIBE, b"a")
    same([b"b1", b"x"], listening.recv_multipart())
    for number in range(10_000):
        same([b"b", b"%d" % number], listening.recv_multipart())


def sub_some(endpoint):
    listening = connected(zmq.SUB, endpoint, SUBSCRIBE=b"a")
    for _ in range(3):
        same([b"a1", b"x"], listening.recv_multipart())


def xsub(endpoint):
    listening = connected(zmq.XSUB, endpoint)
    listening.send(b"\x01a")
    same([b"a1", b"x"], listening.recv_multipart())
    listening.send(b"\x01b")
    listening.send(b"\x00a")
    same([b"b1", b"x"], listening.recv_multipart())
    for number in range(10_000):
        same([b"b", b"%d" % number], listening.recv_multipart())


def bound_router(endpoint):
    serving = bound(zmq.ROUTER, endpoint)
    for _ in range(3):
        serving.send_multipart(serving.recv_multipart())


def bound_dealer(endpoint):
    serving = bound(zmq.DEALER, endpoint)
    for _ in range(3):
        serving.send_multipart(serving.recv_multipart())


def bound_rep(endpoint):
    serving = bound(zmq.REP, endpoint)
    for _ in range(3):
        serving.send_multipart(serving.recv_multipart())


def bound_xpub(endpoint):
    serving = bound(zmq.XPUB, endpoint)
    same([b"\x01a"], serving.recv_multipart())
    serving.send_multipart([b"b1"])
    serving.send_multipart([b"a1"])
    same([b"\x00a"], serving.recv_multipart())


def bound_pub(endpoint):
    """PUB says nothing of its subscribers: it sends until the subscriber has had enough and its connection is gone."""
    serving = bound(zmq.PUB, endpoint)
    monitor = serving.get_monitor_socket(zmq.EVENT_DISCONNECTED)
    while monitor.poll(1) == 0:
        serving.send_multipart([b"b1"])
        serving.send_multipart([b"a1", b"x"])


globals()[sys.argv[1]](sys.argv[2])
context.destroy()  # waits until what was sent has left
print("done", flush=True)
