package org.understudy.camera.file;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_free;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_read;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_size;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_write;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc_set_opts2;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_get_out_samples;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;
import static org.bytedeco.ffmpeg.global.swresample.swr_next_pts;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVAudioFifo;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;
import org.understudy.camera.SinkException;

/**
 * Brings decoded sound to an encoder's sample format, rate, channels and frame length. Gaps of the
 * source are filled with silence and overlaps trimmed, so that sound stays with the picture.
 */
final class Resampler implements AutoCloseable {
  private final AVCodecContext encoder;
  private final AVAudioFifo waiting;
  private final AVFrame converted;
  private final AVFrame taken;
  private @Nullable SwrContext converter;
  private int inputRate;
  private int inputFormat;
  private int inputChannels;
  private long nextTicks = Long.MIN_VALUE;

  Resampler(AVCodecContext encoder) throws SinkException {
    this.encoder = encoder;
    this.waiting =
        NativeCode.allocated(
            av_audio_fifo_alloc(
                encoder.sample_fmt(), encoder.ch_layout().nb_channels(), encoder.frame_size()),
            "waiting sound");
    this.converted = NativeCode.allocated(av_frame_alloc(), "converted sound");
    this.taken = NativeCode.allocated(av_frame_alloc(), "converted sound");
  }

  /** Converts a stretch of decoded sound. */
  void add(AVFrame sound, AVRational timeBase) throws SinkException {
    SwrContext swr = converterFor(sound);
    if (sound.pts() != AV_NOPTS_VALUE) {
      long ticks =
          Math.round(
              (double) sound.pts()
                  * timeBase.num()
                  / timeBase.den()
                  * inputRate
                  * encoder.sample_rate());
      long output = swr_next_pts(swr, ticks);
      if (nextTicks == Long.MIN_VALUE) {
        nextTicks = Math.round((double) output / inputRate);
      }
    }
    convert(swr, sound.extended_data(), sound.nb_samples());
  }

  /** Brings what the converter still holds to the waiting sound. */
  void flush() throws SinkException {
    if (converter != null) {
      convert(converter, null, 0);
    }
  }

  /**
   * The next stretch for the encoder, at most its frame length; null where fewer samples wait than
   * asked for. Valid until the next call.
   */
  @Nullable AVFrame take(int atLeast) throws SinkException {
    int samples = Math.min(encoder.frame_size(), av_audio_fifo_size(waiting));
    if (samples < Math.max(1, atLeast)) {
      return null;
    }
    shape(taken, samples);
    NativeCode.check(av_audio_fifo_read(waiting, taken.extended_data(), samples), "convert sound");
    if (nextTicks == Long.MIN_VALUE) {
      nextTicks = 0;
    }
    taken.pts(nextTicks);
    nextTicks += samples;
    return taken;
  }

  private SwrContext converterFor(AVFrame sound) throws SinkException {
    int channels = sound.ch_layout().nb_channels();
    if (converter != null
        && inputRate == sound.sample_rate()
        && inputFormat == sound.format()
        && inputChannels == channels) {
      return converter;
    }
    if (converter != null) {
      flush();
      swr_free(converter);
    }
    inputRate = sound.sample_rate();
    inputFormat = sound.format();
    inputChannels = channels;
    if (sound.ch_layout().order() == 0) {
      av_channel_layout_default(sound.ch_layout(), channels);
    }
    SwrContext swr = new SwrContext(null);
    NativeCode.check(
        swr_alloc_set_opts2(
            swr,
            encoder.ch_layout(),
            encoder.sample_fmt(),
            encoder.sample_rate(),
            sound.ch_layout(),
            inputFormat,
            inputRate,
            0,
            null),
        "convert sound");
    av_opt_set(swr, "async", "1", 0);
    converter = swr;
    NativeCode.check(swr_init(swr), "convert sound");
    return swr;
  }

  private void convert(SwrContext swr, @Nullable PointerPointer<?> input, int samples)
      throws SinkException {
    int room = Math.max(1, NativeCode.check(swr_get_out_samples(swr, samples), "convert sound"));
    shape(converted, room);
    int made =
        NativeCode.check(
            swr_convert(swr, converted.extended_data(), room, input, samples), "convert sound");
    if (made > 0) {
      NativeCode.check(
          av_audio_fifo_write(waiting, converted.extended_data(), made), "convert sound");
    }
  }

  private void shape(AVFrame frame, int samples) throws SinkException {
    av_frame_unref(frame);
    frame.nb_samples(samples).format(encoder.sample_fmt()).sample_rate(encoder.sample_rate());
    NativeCode.check(
        av_channel_layout_copy(frame.ch_layout(), encoder.ch_layout()), "convert sound");
    NativeCode.check(av_frame_get_buffer(frame, 0), "convert sound");
  }

  @Override
  public void close() {
    if (converter != null) {
      swr_free(converter);
      converter = null;
    }
    av_audio_fifo_free(waiting);
    av_frame_free(converted);
    av_frame_free(taken);
  }
}
