"""A mail server of its own for a test: real SMTP on a real socket, with bad manners on request.

Manners say what happens at a stage of the conversation: {"RCPT": "450 later", "DATA": CUT}.
The stages are CONNECT, EHLO, STARTTLS, AUTH, MAIL, RCPT, DATA, READ (the letter itself), END (the
answer to it) and QUIT.
"""

import socketserver
import ssl
import threading
import time
from contextlib import suppress

HANG, CUT, DRIP = object(), object(), object()
# Seconds: who waits less than a hanging server does has given up, on a busy machine as well.
HANG_SECONDS, SHORTER_THAN_A_HANG = 20, 15
# The letter was taken, and nobody hears of it.
CUT_TAKEN, HANG_TAKEN = object(), object()

ACCEPTS: dict = {}
REFUSES = {"CONNECT": "554 no service here"}
REFUSES_RECIPIENT = {"RCPT": "550 unknown\x00 here"}
HANGS = {"CONNECT": HANG}
CUTS_AFTER_DATA = {"END": CUT}
HANGS_AT_QUIT, RAMBLES_AT_QUIT = {"QUIT": HANG}, {"QUIT": "221 bye" + "." * 20_000}


class Conversation(socketserver.StreamRequestHandler):
    def handle(self):
        with suppress(OSError):
            if self.act("CONNECT", "220 postbox"):
                for line in iter(self.rfile.readline, b""):
                    verb = line.partition(b" ")[0].strip().decode("latin-1").upper()
                    if not self.answer(verb):
                        break

    def answer(self, verb):
        """Answer a line; whether the conversation goes on."""
        if verb == "DATA":
            said = self.server.manners.get("DATA", "354 go on")
            return self.act("DATA", said) and (not str(said).startswith("354") or self.read())
        if verb == "STARTTLS":
            return self.act(verb, "220 go on") and self.encrypt()
        fine = {"QUIT": "221 bye", "AUTH": "235 fine", "EHLO": "\r\n".join(self.server.offers)}
        return self.act(verb, fine.get(verb, "250 fine")) and verb != "QUIT"

    def read(self):
        if "READ" in self.server.manners:
            self.rfile.readline()
            return self.act("READ", "")
        letter = b"".join(iter(self.rfile.readline, b".\r\n"))
        end = self.server.manners.get("END", "250 taken")
        if end in {CUT_TAKEN, HANG_TAKEN} or str(end).startswith("250"):
            self.server.letters.append(letter.decode())
        return self.act("END", {CUT_TAKEN: CUT, HANG_TAKEN: HANG}.get(end, end))

    def encrypt(self):
        self.request = self.server.tls.wrap_socket(self.request, server_side=True)
        self.setup()
        return True

    def act(self, stage, usual):
        manner = self.server.manners.get(stage, usual)
        manner = usual if manner in {CUT_TAKEN, HANG_TAKEN} else manner
        self.server.stages.append(stage)
        if manner is HANG:
            self.server.gone.wait(HANG_SECONDS)
        elif manner is DRIP:
            while not self.server.gone.wait(0.1):
                self.wfile.write(b"2")
        elif manner is not CUT:
            self.say(manner)
            return True
        return False

    def say(self, words):
        if words:
            time.sleep(self.server.pause)
            self.wfile.write((words if isinstance(words, bytes) else words.encode()) + b"\r\n")


class Postbox(socketserver.ThreadingTCPServer):
    """`letters` are those it has taken; `manners` can be changed at any time.

    It waits `pause` seconds before each answer, and `offers` is what it says to EHLO.
    """

    allow_reuse_address = daemon_threads = True
    block_on_close = False

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Conversation)
        self.manners, self.letters, self.gone = ACCEPTS, [], threading.Event()
        self.pause, self.offers, self.stages = 0, ["250 fine"], []
        self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.port = self.server_address[1]
        threading.Thread(target=self.serve_forever, args=[0.02], daemon=True).start()

    def handle_error(self, request, client_address):
        """What the other side makes of bad manners is seen there."""

    def close(self):
        self.gone.set()
        self.shutdown()
        self.server_close()

    def wait_for(self, number, seconds=5):
        """The letters, once there are so many."""
        self.wait_until(lambda: len(self.letters) >= number, seconds)
        return self.letters

    def wait_until(self, is_so, seconds=5):
        """Whether it was so before the time was over."""
        end = time.monotonic() + seconds
        while not is_so() and time.monotonic() < end:
            time.sleep(0.02)
        return is_so()
