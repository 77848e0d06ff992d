"""A client of the real YAML language server: what an editor asks, and what its user would see."""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from queue import Queue
from shutil import which
from threading import Thread
from typing import Any, Self

SERVER = Path(__file__).parent / "editor/node_modules/yaml-language-server/bin/yaml-language-server"
PATIENCE = 60
"""Seconds within which the server must answer."""

Message = dict[str, Any]
Settings = Mapping[str, object]


class LanguageServer:
    """One server over its standard input and output, with the settings of one editor."""

    def __init__(self, folder: Path, schemas: Settings) -> None:
        node = which("node")
        assert node, "node is not on PATH: install Node.js 18 or newer (Debian: apt install nodejs)"
        assert SERVER.is_file(), f"{SERVER} is not installed: run make test, or npm ci there"
        self.settings = {
            "yaml": {"schemas": schemas, "schemaStore": {"enable": False}, "validate": True}
        }
        self._process = subprocess.Popen(
            [node, SERVER, "--stdio"], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._received: Queue[Message] = Queue()
        self._diagnostics: dict[str, list[str]] = {}
        self._requests = 0
        self._is_configured = False
        Thread(target=self._listen, daemon=True).start()
        self._initialize(folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def open(self, texts: Mapping[Path, str]) -> dict[Path, list[str]]:
        """Open texts as files; what the editor underlines in each."""
        for file, text in texts.items():
            item = {"uri": file.as_uri(), "languageId": "yaml", "version": 1, "text": text}
            self._send(method="textDocument/didOpen", params={"textDocument": item})
        while not all(file.as_uri() in self._diagnostics for file in texts):
            self._take()
        return {file: self._diagnostics[file.as_uri()] for file in texts}

    def hover(self, file: Path, line: int, column: int) -> str:
        """What shows when the mouse rests on a place."""
        answer = self._ask("textDocument/hover", _at(file, line, column))
        return str(answer["contents"]["value"]) if answer else ""

    def complete(self, file: Path, line: int, column: int) -> dict[str, Message]:
        """What is offered at a place, by its label."""
        answer = self._ask("textDocument/completion", _at(file, line, column))
        return {item["label"]: item for item in answer["items"]}

    def _initialize(self, folder: Path) -> None:
        markup = {"contentFormat": ["markdown"]}
        item = {"documentationFormat": ["markdown"], "snippetSupport": True}
        capabilities = {
            "workspace": {"configuration": True},
            "textDocument": {"hover": markup, "completion": {"completionItem": item}},
        }
        root = {"rootUri": folder.as_uri(), "processId": None}
        self._ask("initialize", {**root, "capabilities": capabilities})
        self._send(method="initialized", params={})
        self._send(method="workspace/didChangeConfiguration", params={"settings": self.settings})
        while not self._is_configured:
            self._take()

    def _ask(self, method: str, params: Settings) -> Any:  # noqa: ANN401 - whatever it answers
        self._requests += 1
        self._send(id=self._requests, method=method, params=params)
        while True:
            message = self._take()
            if message.get("id") == self._requests and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def _take(self) -> Message:
        """The next message; what the server asks of an editor is answered on the way."""
        message = self._received.get(timeout=PATIENCE)
        if message.get("method") == "textDocument/publishDiagnostics":
            told = [diagnostic["message"] for diagnostic in message["params"]["diagnostics"]]
            self._diagnostics[message["params"]["uri"]] = told
        elif "method" in message and "id" in message:
            items = message.get("params", {}).get("items", [])
            self._send(id=message["id"], result=[self.settings.get(i["section"]) for i in items])
            self._is_configured = self._is_configured or bool(items)
        return message

    def _send(self, **message: object) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream
        while head := stream.readline():
            if head.lower().startswith(b"content-length:"):
                while stream.readline().strip():
                    pass
                self._received.put(json.loads(stream.read(int(head.split(b":")[1]))))


def _at(file: Path, line: int, column: int) -> Settings:
    """A place as the protocol counts it: from zero, columns in UTF-16 units."""
    return {
        "textDocument": {"uri": file.as_uri()},
        "position": {"line": line - 1, "character": column - 1},
    }
