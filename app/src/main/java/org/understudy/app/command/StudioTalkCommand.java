package org.understudy.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.understudy.app.console.CommandFailure;
import org.understudy.app.console.Progress;
import org.understudy.app.params.PoseLine;
import org.understudy.app.params.PoseLineWriter;
import org.understudy.camera.SinkException;
import org.understudy.camera.SoundSource;
import org.understudy.camera.TimeBase;
import org.understudy.camera.VideoFileOptions;
import org.understudy.camera.VideoFileSink;
import org.understudy.parametric.PortraitPose;
import org.understudy.trainer.makehuman.MakeHuman;
import org.understudy.trainer.studio.GalleryPeople;
import org.understudy.trainer.studio.LightRig;
import org.understudy.trainer.studio.Studio;
import org.understudy.trainer.studio.StudioCharacter;
import org.understudy.trainer.studio.StudioPerson;
import org.understudy.trainer.studio.Workers;
import org.understudy.trainer.talk.EspeakVoice;
import org.understudy.trainer.talk.Speech;
import org.understudy.trainer.talk.SyntheticTalk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code understudy studio talk}: a talk by someone who does not exist. */
@Command(
    name = "talk",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Render a talk by a synthetic person, with eSpeak NG's voice and lips that follow it.",
      "Needs a MakeHuman data folder and espeak-ng."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  understudy studio talk --out talk.mp4",
      "  understudy studio talk --person 42 --text 'Good morning!' --out talk.mp4 --params truth.jsonl"
    })
public final class StudioTalkCommand implements Callable<Integer> {
  private static final String SAMPLE_TEXT =
      "Hello! My name is Theo, and I do not exist. But my friend Ada can say every word of this for"
          + " me.";

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--person",
      paramLabel = "NAME|SEED|FILE.json",
      defaultValue = "theo",
      description =
          "Who speaks: a name of the gallery, a seed, or a person's file (default: theo).")
  private String person = "theo";

  @Option(names = "--text", description = "What is said (default: a greeting).")
  private String text = SAMPLE_TEXT;

  @Option(
      names = "--voice",
      defaultValue = "en-us",
      description = "eSpeak NG's voice, as `espeak-ng --voices` lists them (default: en-us).")
  private String voice = "en-us";

  @Option(
      names = "--speed",
      defaultValue = "155",
      paramLabel = "WORDS",
      description = "Words per minute, 80 to 450 (default: 155).")
  private int wordsPerMinute = 155;

  @Option(
      names = "--pitch",
      defaultValue = "38",
      description = "Pitch of the voice, 0 to 100 (default: 38).")
  private int pitch = 38;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Decides blinks, glances and sways (default: 1).")
  private long seed = 1;

  @Option(
      names = "--size",
      defaultValue = "512",
      paramLabel = "PIXELS",
      description = "Edge of the picture, even (default: 512).")
  private int size = 512;

  @Option(names = "--fps", defaultValue = "25", description = "Pictures a second (default: 25).")
  private double framesPerSecond = 25;

  @Option(
      names = "--makehuman",
      paramLabel = "DIR",
      defaultValue = "../shared/makehuman/data",
      description = "MakeHuman's data folder (default: ${DEFAULT-VALUE}).")
  private Path makeHuman = Path.of("../shared/makehuman/data");

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE.mp4",
      description = "The video to write.")
  private Path out = Path.of("");

  @Option(names = "--params", paramLabel = "FILE.jsonl", description = "Also write the true poses.")
  private @Nullable Path params;

  /** Called by picocli. */
  public StudioTalkCommand() {}

  @Override
  public Integer call() throws Exception {
    CommandSpec command = Objects.requireNonNull(spec);
    Usage.requireOutput(command, "--out", out, ".mp4", params);
    EspeakVoice speaker =
        Usage.checked(command, () -> new EspeakVoice(voice, wordsPerMinute, pitch));
    MakeHuman data = MakeHuman.open(makeHuman);
    StudioPerson who = Usage.checked(command, () -> GalleryPeople.find(person, data));
    Speech speech = spoken(speaker);
    try (Workers workers = new Workers(Runtime.getRuntime().availableProcessors())) {
      StudioCharacter character = StudioCharacter.of(data, who);
      Studio studio = new Studio(character, LightRig.portrait(), workers, 2);
      SyntheticTalk talk = new SyntheticTalk(studio, speech, framesPerSecond, size, seed);
      writeVideo(talk);
      if (params != null) {
        writeTruth(talk, character, params);
      }
      PrintWriter err = command.commandLine().getErr();
      err.printf(
          "%d pictures, %.1f s: %s%n", talk.poses().size(), talk.speech().durationSeconds(), out);
      err.flush();
    }
    return 0;
  }

  private Speech spoken(EspeakVoice speaker) {
    try {
      return speaker.speak(text);
    } catch (IllegalStateException e) {
      throw new CommandFailure(String.valueOf(e.getMessage()), e);
    }
  }

  private void writeVideo(SyntheticTalk talk) throws IOException, SinkException {
    Path sound = Files.createTempFile("understudy-talk", ".wav");
    try {
      talk.speech().writeWav(sound);
      VideoFileOptions options =
          new VideoFileOptions(
              size,
              size,
              TimeBase.VIDEO,
              framesPerSecond,
              false,
              1,
              Optional.of(new SoundSource(sound, 0, false)));
      int frames = talk.poses().size();
      try (VideoFileSink sink = VideoFileSink.create(out, options);
          Progress progress = progress(frames)) {
        for (int i = 0; i < frames; i++) {
          sink.write(talk.picture(i), talk.poses().get(i).timestampNanos());
          progress.at(i + 1);
        }
        sink.finish();
      }
    } finally {
      Files.deleteIfExists(sound);
    }
  }

  private static Progress progress(int frames) {
    return Progress.on(System.err, Progress.atTerminal(), "rendering", " pictures", frames);
  }

  private static void writeTruth(SyntheticTalk talk, StudioCharacter character, Path file)
      throws IOException {
    try (PoseLineWriter writer = PoseLineWriter.create(file, character.skeleton())) {
      long frame = 0;
      for (PortraitPose pose : talk.poses()) {
        writer.write(new PoseLine(frame++, true, pose));
      }
      writer.finish();
    }
  }
}
