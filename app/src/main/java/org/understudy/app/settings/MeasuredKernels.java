package org.understudy.app.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.understudy.app.gallery.UserFolders;
import org.understudy.app.report.ProductVersion;
import org.understudy.app.report.VersionedPlace;
import org.understudy.avatar.deform.KernelVerdict;
import org.understudy.avatar.render.AvatarRenderers;
import org.understudy.avatar.render.BackendMemory;
import org.understudy.parametric.file.FormatVersion;
import org.understudy.parametric.file.WholeFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps which drawing kernels were faster in a file of the user's data folder. A finding holds for
 * the kind of processor (architecture, width of vectors, number), the Java version and the program
 * version it was made with; of another one nothing is recalled. A newer form of the file stays as
 * it is, see {@link VersionedPlace}. Safe for use by several threads and processes: the file is
 * replaced as a whole, and the last one counts.
 */
public final class MeasuredKernels implements BackendMemory {
  private static final Logger LOG = LoggerFactory.getLogger(MeasuredKernels.class);
  private static final int VERSION = 1;
  private static final String FILE = "kernels.json";
  private static final String MACHINE = "machine";
  private static final String VECTORS = "vectors";
  private static final String RATIO = "ratio";

  private final Path file;
  private final String machine;

  /**
   * A memory.
   *
   * @param file where it is kept
   * @param machine what the findings hold for
   */
  public MeasuredKernels(Path file, String machine) {
    this.file = file;
    this.machine = machine;
  }

  /** That of this machine and user. */
  public static MeasuredKernels ofThisMachine() {
    return new MeasuredKernels(UserFolders.current().data().resolve(FILE), thisMachine());
  }

  private static String thisMachine() {
    return "%s, vectors of %d floats, %d processors, Java %s, Understudy %s"
        .formatted(
            System.getProperty("os.arch"),
            AvatarRenderers.vectorLanes(),
            Runtime.getRuntime().availableProcessors(),
            Runtime.version(),
            ProductVersion.program());
  }

  @Override
  public Optional<KernelVerdict> recall() {
    Path place = VersionedPlace.of(file, VERSION);
    if (!Files.isRegularFile(place)) {
      return Optional.empty();
    }
    try {
      JsonNode json = JsonMapper.shared().readTree(place);
      if (FormatVersion.refusal(json.path(FormatVersion.FIELD).toString(), VERSION).isPresent()) {
        return Optional.empty();
      }
      double ratio = json.path(RATIO).asDouble(0);
      return machine.equals(json.path(MACHINE).asString("")) && ratio > 0
          ? Optional.of(new KernelVerdict(json.path(VECTORS).asBoolean(false), ratio))
          : Optional.empty();
    } catch (JacksonException e) {
      LOG.debug("{} is measured anew, since it cannot be read", place, e);
      return Optional.empty();
    }
  }

  @Override
  public void keep(KernelVerdict verdict) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(FormatVersion.FIELD, VERSION);
    json.put(MACHINE, machine);
    json.put(VECTORS, verdict.vectors());
    json.put(RATIO, verdict.ratio());
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      WholeFile.write(
          VersionedPlace.of(file, VERSION), JsonMapper.shared().writeValueAsString(json));
    } catch (IOException e) {
      LOG.debug("Which kernels are faster could not be kept in {}", file, e);
    }
  }
}
