package id.andalan.bench;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One keep-alive HTTP/1.1 connection to the server, as thin as it gets: the load generator shares the machine with what it measures.
 */
final class Wire implements Closeable {
    private static final int PATIENCE_MILLIS = 30_000;

    private final int port;
    private final String headers;
    private Socket socket;
    private InputStream in;
    private OutputStream out;

    /** @param headers further ones for every request, each ended by CRLF */
    Wire(int port, String headers) {
        this.port = port;
        this.headers = headers;
    }

    record Answer(int status, String body) {
        /** The text of a JSON member, by its first occurrence. */
        String text(String member) {
            int from = body.indexOf("\"" + member + "\":\"");
            if (from < 0) {
                return "";
            }
            from += member.length() + 4;
            return body.substring(from, body.indexOf('"', from));
        }
    }

    Answer get(String path) throws IOException {
        return send("GET", path, "", "");
    }

    /** @param key Idempotency-Key */
    Answer post(String path, String key, String json) throws IOException {
        return send("POST", path, "Idempotency-Key: " + key + "\r\nContent-Type: application/json\r\n", json);
    }

    private Answer send(String method, String path, String more, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + more
                + (method.equals("GET") ? "" : "Content-Length: " + bytes.length + "\r\n") + "\r\n";
        byte[] headBytes = head.getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[headBytes.length + bytes.length];
        System.arraycopy(headBytes, 0, request, 0, headBytes.length);
        System.arraycopy(bytes, 0, request, headBytes.length, bytes.length);
        try {
            open();
            out.write(request);
            return read();
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private void open() throws IOException {
        if (socket == null) {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
            out = socket.getOutputStream();
        }
    }

    private Answer read() throws IOException {
        String first = line();
        int status = Integer.parseInt(first.substring(9, 12));
        int length = -1;
        boolean chunked = false;
        boolean close = false;
        for (String line = line(); !line.isEmpty(); line = line()) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:") && lower.contains("chunked")) {
                chunked = true;
            } else if (lower.startsWith("connection:") && lower.contains("close")) {
                close = true;
            }
        }
        byte[] body = chunked ? chunks() : in.readNBytes(Math.max(length, 0));
        if (close) {
            close();
        }
        return new Answer(status, new String(body, StandardCharsets.UTF_8));
    }

    private byte[] chunks() throws IOException {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line().strip(), 16);
            if (size == 0) {
                line();
                return all.toByteArray();
            }
            all.writeBytes(in.readNBytes(size));
            line();
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the server closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
