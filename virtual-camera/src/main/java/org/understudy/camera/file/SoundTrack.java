package org.understudy.camera.file;

import java.util.Optional;
import org.understudy.camera.SinkException;
import org.understudy.camera.SoundSource;

/** The sound of another file on its way into the container. */
sealed interface SoundTrack extends AutoCloseable permits CopiedSound, TranscodedSound {

  /**
   * Opens the sound of a file, if it has any: copied where the container may hold it as it is,
   * otherwise decoded and encoded anew.
   */
  static Optional<SoundTrack> open(SoundSource source, Muxer muxer, boolean webm)
      throws SinkException {
    Optional<SoundReader> opened = SoundReader.open(source);
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    SoundReader reader = opened.get();
    try {
      boolean copy = muxer.accepts(reader.stream().codecpar().codec_id());
      return Optional.of(
          copy ? CopiedSound.open(reader, muxer) : TranscodedSound.open(reader, muxer, webm));
    } catch (SinkException e) {
      reader.close();
      throw e;
    }
  }

  /** Writes all sound that starts up to a time, nanoseconds on the pictures' clock. */
  void writeUntil(long nanos) throws SinkException;

  /** Writes what is held back; nothing more follows. */
  void flush() throws SinkException;

  /** For people: "sound copied", "sound as AAC". */
  String description();

  @Override
  void close();
}
