package org.understudy.trainer.studio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.understudy.trainer.makehuman.MakeHuman;
import org.understudy.trainer.makehuman.Proxy;

/** The materials of one person, made from the data folder's textures. */
final class PersonMaterials {
  private static final float[] LASHES = {0.012f, 0.009f, 0.008f};

  /** Brows under a shaven head without a beard. */
  private static final Rgb PLAIN_BROWS = new Rgb(0.2f, 0.15f, 0.12f);

  private static final SoftFiles<LinearImage> PICTURES = new SoftFiles<>();
  private static final SoftFiles<HairGrain> GRAINS = new SoftFiles<>();

  private final MakeHuman data;
  private final StudioPerson person;

  PersonMaterials(MakeHuman data, StudioPerson person) {
    this.data = data;
    this.person = person;
  }

  Material skin() throws IOException {
    LinearImage texture = read("skins/textures/" + person.skin().texture() + ".png");
    return Material.skin(
        SkinTexture.of(texture, person),
        person.beard(),
        person.hair().map(HairLook::roots),
        person.outfit().undershirt());
  }

  Material teeth() throws IOException {
    return Material.of(Material.Kind.TEETH, MouthTexture.teeth(read("teeth/materials/teeth.png")));
  }

  Material tongue() throws IOException {
    return Material.of(
        Material.Kind.TONGUE, MouthTexture.tongue(read("tongue/tongue01/tongue01_diffuse.png")));
  }

  Material eyes() throws IOException {
    LinearImage texture = read("eyes/materials/" + person.eyes().texture() + "_eye.png");
    return Material.of(
        Material.Kind.EYE, EyeTexture.of(texture, person.eyes().irisTint().factors()));
  }

  Material brows() throws IOException {
    float[] colour = fibreColour();
    for (int c = 0; c < 3; c++) {
      colour[c] *= 0.55f;
    }
    return Material.of(
        Material.Kind.BROW, FibreTexture.dyed(ownTexture(person.brows()), colour, 0.9f));
  }

  Material lashes() throws IOException {
    return Material.of(
        Material.Kind.LASH, FibreTexture.dyed(ownTexture(person.lashes()), LASHES, 0.95f));
  }

  Material hair(Proxy proxy, HairLook look) throws IOException {
    return Material.hair(
        HairTexture.of(
            GRAINS.get(picture(proxy), file -> HairGrain.of(LinearImage.read(file))),
            look.colour().linear(),
            look.contrast(),
            look.grey(),
            person.seed()));
  }

  Material cloth(Proxy clothes) throws IOException {
    Outfit outfit = person.outfit();
    Optional<LinearImage> relief = material(clothes).normalTexture().map(LinearImage::readNumbers);
    if (outfit.dye().isPresent()) {
      float[] colour = outfit.dye().get().linear();
      return Material.cloth(LinearImage.uniform(colour[0], colour[1], colour[2]), relief);
    }
    return Material.cloth(ClothTexture.of(diffuse(clothes), outfit), relief);
  }

  Material frame(Glasses glasses) {
    float[] colour = glasses.colour().linear();
    return Material.of(Material.Kind.FRAME, LinearImage.uniform(colour[0], colour[1], colour[2]));
  }

  private static org.understudy.trainer.makehuman.Material material(Proxy proxy)
      throws IOException {
    return org.understudy.trainer.makehuman.Material.read(
        proxy.material().orElseThrow(() -> new IOException(proxy.name() + " names no material")));
  }

  private static LinearImage diffuse(Proxy proxy) throws IOException {
    return PICTURES.get(picture(proxy), LinearImage::read);
  }

  private static Path picture(Proxy proxy) throws IOException {
    return material(proxy)
        .diffuseTexture()
        .orElseThrow(() -> new IOException("the material of " + proxy.name() + " has no picture"));
  }

  private LinearImage ownTexture(String proxy) throws IOException {
    String stem = proxy.substring(proxy.lastIndexOf('/') + 1);
    return read(proxy + "/" + stem + ".png");
  }

  private LinearImage read(String file) throws IOException {
    return PICTURES.get(data.folder().file(file), LinearImage::read);
  }

  /** The colour of brows: that of the hair, or of the beard under a shaven head. */
  private float[] fibreColour() {
    return person
        .hair()
        .map(HairLook::brows)
        .or(() -> person.beard().map(Beard::colour))
        .orElse(PLAIN_BROWS)
        .linear();
  }
}
