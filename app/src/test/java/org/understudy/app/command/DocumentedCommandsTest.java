package org.understudy.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.app.Understudy;
import org.understudy.app.gallery.UserFolders;
import org.understudy.app.talk.SampleTalk;
import org.understudy.camera.FrameSink;
import org.understudy.camera.TimeBase;
import org.understudy.camera.VideoFileOptions;
import org.understudy.camera.VideoFileSink;
import org.understudy.tracking.capture.VideoFrame;
import org.understudy.tracking.capture.VideoReader;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

/** What documents say about commands and files is so. */
class DocumentedCommandsTest {
  /** How many frames of the sample talk stand in for the talks that documents speak of. */
  private static final int FRAMES = 15;

  private static final Pattern OWN_FILE =
      Pattern.compile("(FOLDER|[\\w-]+\\.(mp4|webm|jsonl|json|png|avatar|wav))");

  /** The reader's own avatar. */
  private static final String READERS_AVATAR = "clara";

  /** Webcams by number or place. */
  private static final Pattern DEVICE = Pattern.compile("\\d+|/dev/.*");

  /** Outputs that this computer may not have, or that others may use now. */
  private static final Pattern SINK_DEVICE = Pattern.compile("v4l2:.*|pipewire|mjpeg:\\d+");

  /** Commands that are parsed and not run here, and why. */
  private static final Map<String, String> NOT_RUN = notRun();

  private static Map<String, String> notRun() {
    Map<String, String> reasons = new LinkedHashMap<>();
    reasons.put("", "opens the window, see WindowTest");
    reasons.put("--print-java-home", "is for the launcher, which is not started here");
    reasons.put("window.*", "opens the window, see WindowTest");
    reasons.put("live --calibrated.*", "needs a calibration, which is made in the window");
    reasons.put("doctor camera.*", "opens all webcams of whoever runs the tests");
    reasons.put("compare .*--require.*", "fails where a second of a talk moves too little");
    reasons.put("avatar fit.*", "takes minutes");
    reasons.put("avatar remove clara", "asks at a terminal");
    reasons.put("avatar .*Downloads.*", "a file of the reader's");
    reasons.put("bench(?! list).*", "takes minutes, or compares measurements of the reader's");
    reasons.put("studio .*", "needs MakeHuman's data");
    reasons.put("dataset studio.*", "needs MakeHuman's data, and takes the better part of an hour");
    reasons.put("dataset photos.*", "needs photos of people");
    reasons.put("model .*", "needs MakeHuman's data");
    reasons.put("train.*", "needs a set of portraits, and takes hours");
    reasons.put("ablate.*", "needs a set of portraits, and takes hours");
    reasons.put("evaluate.*", "needs a trained generator and a set of portraits");
    reasons.put("sample .*--model.*", "needs a trained generator");
    reasons.put("sample .*--sweeps.*", "draws dozens of pictures, see SampleCommandTest");
    reasons.put("render .*--backend tornado.*", "needs an SDK of TornadoVM");
    return reasons;
  }

  @TempDir Path folder;
  private final InputStream realInput = System.in;

  /** Sessions listen to their standard input, which here is the build's and never ends. */
  @BeforeEach
  void nobodyTypes() {
    System.setIn(InputStream.nullInputStream());
  }

  @AfterEach
  void giveBackTheInput() {
    System.setIn(realInput);
  }

  @BeforeEach
  @AfterEach
  void noAvatarsOfOwn() throws IOException {
    Path avatars = UserFolders.current().avatars();
    assertThat(avatars.toString()).contains("target");
    if (Files.exists(avatars)) {
      try (Stream<Path> files = Files.walk(avatars)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  @TestFactory
  List<DynamicTest> everyCommandIsUnderstood() throws IOException {
    List<DocumentedCommand> commands = new ArrayList<>(RepositoryDocuments.find().commands());
    assertThat(commands).hasSizeGreaterThan(40);
    addExamples(Understudy.commandLine(), commands);
    return commands.stream()
        .map(
            command ->
                DynamicTest.dynamicTest(
                    command.place() + " " + command.text(), () -> assertUnderstood(command)))
        .toList();
  }

  private static void addExamples(CommandLine command, List<DocumentedCommand> commands) {
    commands.addAll(
        DocumentedCommand.inHelp(
            command.getCommandSpec().qualifiedName(),
            command.getCommandSpec().usageMessage().footer()));
    command.getSubcommands().values().forEach(below -> addExamples(below, commands));
  }

  private static void assertUnderstood(DocumentedCommand command) throws IOException {
    List<String> words = command.words();
    if (words.equals(List.of("--print-java-home"))) {
      Path launcher = RepositoryDocuments.find().root().resolve("understudy");
      assertThat(Files.readString(launcher)).contains(words.getFirst());
      return;
    }
    try {
      Understudy.commandLine().parseArgs(words.toArray(String[]::new));
    } catch (MissingParameterException e) {
      assertThat(command.whole()).as("%s: %s", command.place(), e.getMessage()).isFalse();
    } catch (ParameterException e) {
      throw new AssertionError(command.place() + ": " + e.getMessage(), e);
    }
  }

  @Test
  void whatCanBeTriedWorks() throws Exception {
    prepare();
    List<String> done = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    List<DocumentedCommand> commands = new ArrayList<>(RepositoryDocuments.find().commands());
    addExamples(Understudy.commandLine(), commands);
    for (DocumentedCommand command : commands) {
      if (isTried(command) && !done.contains(command.text()) && isComplete(command)) {
        done.add(command.text());
        arrangeGallery(command);
        ProgramRun run = ProgramRun.of(arguments(command));
        if (run.code() != 0) {
          failed.add(command + ": " + run.err());
        }
      }
    }
    assertThat(failed).isEmpty();
    assertThat(done).hasSizeGreaterThan(40);
  }

  /** Whoever follows the documents has imported the avatar that is spoken of, once. */
  private void arrangeGallery(DocumentedCommand command) throws IOException {
    noAvatarsOfOwn();
    if (command.words().contains(READERS_AVATAR) && !command.text().startsWith("avatar import")) {
      assertDone("avatar", "import", file(READERS_AVATAR + ".avatar"), "--name", READERS_AVATAR);
    }
  }

  @Test
  void whatIsNotTriedIsDocumented() throws IOException {
    List<DocumentedCommand> commands = new ArrayList<>(RepositoryDocuments.find().commands());
    addExamples(Understudy.commandLine(), commands);
    for (String pattern : NOT_RUN.keySet()) {
      assertThat(commands)
          .as("commands like \"%s\", which are not tried", pattern)
          .anyMatch(command -> command.text().matches(pattern));
    }
  }

  @Test
  void everyFileThatIsNamedIsThere() throws IOException {
    RepositoryDocuments documents = RepositoryDocuments.find();
    for (Path document : documents.all()) {
      assertThat(documents.missing(document)).as(documents.name(document)).isEmpty();
    }
  }

  /** Whether nothing is left for the reader to fill in. */
  private static boolean isComplete(DocumentedCommand command) {
    try {
      Understudy.commandLine().parseArgs(command.words().toArray(String[]::new));
      return true;
    } catch (ParameterException e) {
      return false;
    }
  }

  private static boolean isTried(DocumentedCommand command) {
    return NOT_RUN.keySet().stream().noneMatch(command.text()::matches);
  }

  /** With files of the folder, and without writing into the folder that tests run in. */
  private String[] arguments(DocumentedCommand command) {
    List<String> arguments = new ArrayList<>();
    for (String word : command.words()) {
      arguments.add(OWN_FILE.matcher(word).matches() ? file(word) : word);
    }
    if (command.text().equals("drive")) {
      arguments.addAll(List.of("--video", file("talk.mp4")));
    }
    if (command.text().startsWith("bench list")) {
      Path history = RepositoryDocuments.find().root().resolve("docs/bench-history.jsonl");
      set(arguments, "--history", history.toString());
    }
    if (command.text().startsWith("avatar turntable")) {
      set(arguments, "--size", "64");
    }
    if (command.words().getFirst().equals("live")) {
      return shortSession(arguments);
    }
    boolean names = arguments.contains("--out") || arguments.contains("-o");
    if (List.of("drive", "track").contains(command.words().getFirst())
        && !names
        && !arguments.contains("--self-test")) {
      String ending = command.text().startsWith("track") ? ".jsonl" : ".mp4";
      arguments.addAll(List.of("--out", file("unnamed" + ending)));
    }
    return arguments.toArray(String[]::new);
  }

  private static void set(List<String> arguments, String option, String value) {
    int named = arguments.indexOf(option);
    if (named < 0) {
      arguments.addAll(List.of(option, value));
    } else {
      arguments.set(named + 1, value);
    }
  }

  /** A second of a session, with what every computer has in place of cameras of a certain name. */
  private String[] shortSession(List<String> arguments) {
    List<String> own = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String word = arguments.get(i);
      boolean device =
          i > 0 && arguments.get(i - 1).equals("--camera") && DEVICE.matcher(word).matches();
      if (word.equals("--seconds")) {
        i++;
      } else if (device) {
        own.add("synthetic");
      } else if (word.startsWith("file:")) {
        own.add("file:" + file(word.substring("file:".length())));
      } else {
        own.add(SINK_DEVICE.matcher(word).matches() ? "mjpeg:0" : word);
      }
    }
    if (!own.contains("--camera")) {
      own.addAll(List.of("--camera", "synthetic"));
    }
    if (!own.contains("--sink")) {
      own.addAll(List.of("--sink", "mjpeg:0"));
    }
    own.addAll(List.of("--seconds", "1"));
    return own.toArray(String[]::new);
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  /** Files that the documents' reader has. */
  private void prepare() throws Exception {
    writeTalk(folder.resolve("talk.mp4"));
    Files.copy(folder.resolve("talk.mp4"), folder.resolve("me.mp4"));
    assertDone("track", "--video", file("talk.mp4"), "--out", file("talk.jsonl"));
    Files.copy(folder.resolve("talk.jsonl"), folder.resolve("avatar.jsonl"));
    Files.copy(folder.resolve("talk.jsonl"), folder.resolve("call.jsonl"));
    writeSilence(folder.resolve("microphone.wav"));
    for (String name : List.of(READERS_AVATAR, "me", "new")) {
      assertDone("avatar", "export", "ada", "--out", file(name + ".avatar"));
    }
  }

  /** A second of it, 16 bits at 16 kHz. */
  private static void writeSilence(Path file) throws IOException {
    int rate = 16_000;
    AudioFormat format = new AudioFormat(rate, 16, 1, true, false);
    InputStream samples = new ByteArrayInputStream(new byte[2 * rate]);
    var _ =
        AudioSystem.write(
            new AudioInputStream(samples, format, rate), AudioFileFormat.Type.WAVE, file.toFile());
  }

  private static void assertDone(String... arguments) {
    ProgramRun run = ProgramRun.of(arguments);
    assertThat(run.code()).as(run.err()).isZero();
  }

  private static void writeTalk(Path file) throws Exception {
    try (SampleTalk talk = SampleTalk.orVideo(null);
        VideoReader reader = VideoReader.open(talk.file());
        FrameSink sink =
            VideoFileSink.create(
                file,
                new VideoFileOptions(
                    reader.info().width(),
                    reader.info().height(),
                    TimeBase.VIDEO,
                    30,
                    false,
                    1,
                    Optional.empty()))) {
      byte[] rgb = new byte[reader.info().frameBytes()];
      for (int i = 0; i < FRAMES && reader.read(rgb) instanceof VideoFrame frame; i++) {
        sink.write(pixels(frame.rgb()), i * 33_333_333L);
      }
      sink.finish();
    }
  }

  private static int[] pixels(byte[] rgb) {
    int[] pixels = new int[rgb.length / 3];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] =
          255 << 24
              | (rgb[3 * i + 2] & 255) << 16
              | (rgb[3 * i + 1] & 255) << 8
              | (rgb[3 * i] & 255);
    }
    return pixels;
  }
}
