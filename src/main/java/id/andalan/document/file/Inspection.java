package id.andalan.document.file;

import id.andalan.document.FileType;

/**
 * A file that was found good.
 *
 * @param name cleaned, with the ending of its type
 * @param bytes what is to be kept; never changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Inspection(String name, FileType type, byte[] bytes) {}
