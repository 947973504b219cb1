"""A mail server of its own for a test: real SMTP on a real socket, with bad manners on request."""

import socketserver
import threading
import time

# What the server does when a letter comes.
ACCEPTS, REFUSES, REFUSES_RECIPIENT, HANGS, CUTS_AFTER_DATA = range(5)
HANGS_AT_QUIT, RAMBLES_AT_QUIT = range(5, 7)


class Conversation(socketserver.StreamRequestHandler):
    def handle(self):
        if self.server.manners == REFUSES:
            self.say("554 no service here")
        elif self.server.manners == HANGS:
            self.server.gone.wait(20)
        else:
            self.say("220 postbox")
            for line in iter(self.rfile.readline, b""):
                if not self.answer(line[:4].upper().strip()):
                    break

    def answer(self, verb):
        """Answer a line; whether the conversation goes on."""
        manners = self.server.manners
        if verb == b"QUIT":
            if manners == HANGS_AT_QUIT:
                self.server.gone.wait(20)
            self.say("221 bye" + "." * 20_000 * (manners == RAMBLES_AT_QUIT))
        elif verb == b"RCPT" and manners == REFUSES_RECIPIENT:
            self.say("550 unknown\x00 here")
        elif verb == b"DATA":
            self.say("354 go on")
            letter = b"".join(iter(self.rfile.readline, b".\r\n"))
            if manners == CUTS_AFTER_DATA:
                return False
            self.server.letters.append(letter.decode())
            self.say("250 taken")
        else:
            self.say("250 fine")
        return verb != b"QUIT"

    def say(self, words):
        self.wfile.write(words.encode() + b"\r\n")


class Postbox(socketserver.ThreadingTCPServer):
    """`letters` are those it has taken; `manners` can be changed at any time."""

    allow_reuse_address = daemon_threads = True
    block_on_close = False

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Conversation)
        self.manners, self.letters, self.gone = ACCEPTS, [], threading.Event()
        self.port = self.server_address[1]
        threading.Thread(target=self.serve_forever, args=[0.02], daemon=True).start()

    def close(self):
        self.gone.set()
        self.shutdown()
        self.server_close()

    def wait_for(self, number, seconds=5):
        """The letters, once there are so many."""
        end = time.monotonic() + seconds
        while len(self.letters) < number and time.monotonic() < end:
            time.sleep(0.02)
        return self.letters
