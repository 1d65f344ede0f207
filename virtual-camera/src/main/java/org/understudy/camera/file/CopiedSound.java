package org.understudy.camera.file;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.understudy.camera.SinkException;

/** Sound packets passed on unchanged. */
final class CopiedSound implements SoundTrack {
  private final SoundReader reader;
  private final Muxer muxer;
  private final AVStream stream;

  private CopiedSound(SoundReader reader, Muxer muxer, AVStream stream) {
    this.reader = reader;
    this.muxer = muxer;
    this.stream = stream;
  }

  static CopiedSound open(SoundReader reader, Muxer muxer) throws SinkException {
    AVStream stream = muxer.newStream();
    NativeCode.check(
        avcodec_parameters_copy(stream.codecpar(), reader.stream().codecpar()),
        "describe the sound");
    stream.codecpar().codec_tag(0);
    stream.time_base(reader.timeBase());
    return new CopiedSound(reader, muxer, stream);
  }

  @Override
  public void writeUntil(long nanos) throws SinkException {
    AVPacket packet = reader.peek();
    while (packet != null && reader.packetNanos() <= nanos) {
      muxer.write(packet, stream, reader.timeBase());
      reader.taken();
      packet = reader.peek();
    }
  }

  @Override
  public void flush() {
    // packets are passed on at once, none is held back
  }

  @Override
  public String description() {
    return "%s sound copied".formatted(avcodec_get_name(stream.codecpar().codec_id()).getString());
  }

  @Override
  public void close() {
    reader.close();
  }
}
